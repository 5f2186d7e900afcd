import type { ProviderChoice } from '../../../src-preload/contract/settings';
import type { Check, ModelStatus } from '../../../src-preload/contract/system';
import type { AnnotationFormat } from '../../../src-preload/model/job';
import type { AnnotationFile, AnnotationTools, Clickcut, ClickcutProject, CutoutRefinement, EverythingOptions } from '../../app/index';
import type { Rect } from '../../../src-preload/model/geometry';
import type { PromptPoint } from '../../../src-preload/model/prompt';
import type { OutputFormat } from './output-format';

export interface WorkOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { readonly stage: string; readonly fraction: number }) => void;
}

export interface EncodeOptions {
  readonly format: OutputFormat;
  readonly onlyMask: boolean;
  readonly refinement: CutoutRefinement;
  readonly signal: AbortSignal;
}

/** What a command has made: ready to become a file. `facts` goes into the JSON line. */
export interface Cutout {
  readonly facts: Readonly<Record<string, unknown>>;
  encode(options: EncodeOptions): Promise<Uint8Array>;
}

export interface FoundObjects {
  readonly objects: readonly Cutout[];
  readonly decoderRuns: number;
  /** Annotations as the files of a set of one photo. */
  annotations(options: { readonly format: AnnotationFormat; readonly fileName: string; readonly signal: AbortSignal }): AsyncIterable<AnnotationFile>;
}

/** Named as in the Node API; what is left away has its default. */
export type FindOptions = Omit<EverythingOptions, 'signal' | 'onProgress'>;

export interface RemoveOptions extends WorkOptions {
  readonly keep: number | undefined;
}

export interface CliImage {
  readonly width: number;
  readonly height: number;
  removeBackground(options: RemoveOptions): Promise<Cutout>;
  /** Best first. */
  select(prompts: { readonly points: readonly PromptPoint[]; readonly box: Rect | undefined }, options: WorkOptions): Promise<readonly Cutout[]>;
  everything(find: FindOptions, options: WorkOptions): Promise<FoundObjects>;
  close(): void | Promise<void>;
}

export type CliProject = Pick<ClickcutProject, 'info' | 'plan' | 'export' | 'close'>;

/** As much of the Node API as the commands use. */
export interface CliApp extends Pick<Clickcut, 'runJob'> {
  open(path: string, signal: AbortSignal): Promise<CliImage>;
  openProject(path: string, signal: AbortSignal): Promise<CliProject>;
  readonly annotations: Pick<AnnotationTools, 'export' | 'read' | 'match' | 'project'>;
  models(): Promise<readonly ModelStatus[]>;
  doctor(): Promise<readonly Check[]>;
  close(): Promise<void>;
}

export type OpenApp = (options: { readonly provider: ProviderChoice | undefined }) => Promise<CliApp>;
