import { extensionOf } from '../../../../src-preload/model/exporting/export-format';
import type { ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import { createPathNumbers, filledTemplate, variablesOf } from '../../../../src-preload/model/exporting/file-template';
import type { DocumentRecord } from '../../../../src-preload/model/document';
import type { PictureOf } from './choose-pictures';
import type { Frame } from './frame';

export interface FileNamer {
  /** @param frame only where `needsFrame` says so */
  name(of: PictureOf, output: ExportOutput, index: number, frame: Pick<Frame, 'size' | 'scale'> | undefined, extension?: string): string;
}

/** Whether a name says something that is known only once the content has been measured. */
export function needsFrame({ name, size }: ExportOutput): boolean {
  const named = variablesOf(name);
  return named.has('width') || named.has('height') || (named.has('scale') && size.by !== 'scale');
}

const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-');

const shortNumber = (value: number): string => String(Number(value.toFixed(2)));

/** Paths of one run: relative, '/' between segments, no two alike. */
export function createFileNamer({ name: doc }: Pick<DocumentRecord, 'name'>, { preset, now }: { readonly preset: string; readonly now: Date }): FileNamer {
  const numbered = createPathNumbers();
  const date = dayOf(now);
  return {
    name: (of, output, index, frame, extension = extensionOf[output.format.type]) => {
      const scale = output.size.by === 'scale' ? output.size.factor : (frame?.scale ?? 1);
      const { width, height } = frame?.size ?? { width: 0, height: 0 };
      const values = { doc, layer: of?.name ?? doc, suffix: output.suffix, index, scale: shortNumber(scale), width, height, ext: extension, preset, date };
      return numbered(filledTemplate(output.name, values));
    },
  };
}
