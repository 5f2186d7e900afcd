/** The Node API: what `import 'clickcut'` gives. */
export { createClickcut, type Clickcut, type ClickcutOptions, type OpenOptions } from './clickcut';
export type { Cutout, CutoutOptions } from './cutout';
export type { BackgroundResult, CallControl, ClickcutImage, Selection, SelectionCandidate, SelectPrompts, WorkControl } from './image-handle';
export { ClickcutError, errorCodes, type ErrorCode } from '../../src-preload/contract/errors';
