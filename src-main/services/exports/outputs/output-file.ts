import type { DocumentRecord } from '../../../../src-preload/model/document';
import type { ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import type { PictureOf } from './choose-pictures';
import type { Composer } from './compose-picture';

export interface OutputFile {
  /** Relative, '/' between segments, safe on all systems. */
  readonly path: string;
  readonly mime: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Pixels, where the file has some of one size. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

export interface FileAsked {
  readonly document: DocumentRecord;
  readonly output: ExportOutput;
  /** One picture, or all of a sheet. */
  readonly of: readonly PictureOf[];
  readonly composer: Composer;
  /** The path of the file; another extension is another file. */
  readonly name: (extension?: string) => string;
  readonly signal: AbortSignal;
}
