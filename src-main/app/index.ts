/** The Node API: what `import 'clickcut'` gives. */
export { createClickcut, type Clickcut, type ClickcutOptions, type OpenOptions } from './clickcut';
export type { AnnotationTools, ExportAnnotationsOptions, NamedSource, ProjectOfAnnotations, WriteOptions } from './annotation-tools';
export type { AnnotatedObject, AnnotatedPhoto, AnnotationFile } from '../services/annotations/annotated-photo';
export type { AnnotationSet, ReadObject } from '../services/annotations/read-annotations';
export type { ClickcutProject, ExportControl, ProjectExport, ProjectInfo, ProjectLayer } from './project-handle';
export type { OutputFile } from '../services/exports/outputs/output-file';
export type { OutputProgress, PlannedFile } from '../services/exports/outputs/outputs';
export type { Cutout, CutoutOptions, MaskOptions } from './cutout';
export type { CutoutRefinement } from './cutout-settings';
export type { BackgroundOptions, BackgroundResult, CallControl, ClickcutImage, Selection, SelectionCandidate, SelectPrompts, WorkControl } from './image-handle';
export type { EverythingOptions, EverythingResult, FoundCutout } from './found-objects';
export type { JobResult } from '../services/batch/prepared-job';
export type { RunJobOptions } from './run-job';
export type { BatchEvent } from '../../src-preload/contract/batch-events';
export { ClickcutError, errorCodes, type ErrorCode } from '../../src-preload/contract/errors';
