/** The Node API: what `import 'clickcut'` gives. */
export { createClickcut, type Clickcut, type ClickcutOptions, type OpenOptions } from './clickcut';
export type { Cutout, CutoutOptions, MaskOptions } from './cutout';
export type { CutoutRefinement } from './cutout-settings';
export type { BackgroundOptions, BackgroundResult, CallControl, ClickcutImage, Selection, SelectionCandidate, SelectPrompts, WorkControl } from './image-handle';
export type { EverythingOptions, EverythingResult, FoundCutout } from './found-objects';
export { ClickcutError, errorCodes, type ErrorCode } from '../../src-preload/contract/errors';
