import { mimeOf, type ExportFormat } from '../../../../src-preload/model/exporting/export-format';
import type { RenderSources } from '../../render/render-context';
import type { Renderer } from '../../render/renderer';
import { writeOra } from '../layered/write-ora';
import { writePsd } from '../layered/write-psd';
import { encodeOutput, isPixelFormat } from './encode-output';
import type { FileAsked, OutputFile } from './output-file';
import { writeIcon } from './write-icon';
import { writeSheet } from './write-sheet';
import { writeSvg, type Trace } from './write-svg';

export interface FileWriterParts extends Pick<RenderSources, 'images' | 'masks' | 'edges'> {
  readonly renderer: Pick<Renderer, 'framed' | 'framedRows' | 'full' | 'rasterise' | 'effects' | 'alone'>;
  /** Path of the built worker that packs layered files; looked for when the first one is written. */
  readonly psdEntry: () => string;
  readonly trace: Trace;
}

export interface FileWriter {
  /** The bytes of one picture, or of a sheet with what belongs to it. @throws ClickcutError */
  files(asked: FileAsked): Promise<readonly OutputFile[]>;
}

type LayeredFormat = Extract<ExportFormat, { type: 'psd' | 'ora' }>;

export function createFileWriter(parts: FileWriterParts): FileWriter {
  const { renderer } = parts;

  const layered = async ({ document, name, signal }: FileAsked, { type }: LayeredFormat): Promise<OutputFile> => {
    const { width, height } = document;
    const mime = mimeOf[type];
    if (type === 'ora') return { path: name(), mime, bytes: await writeOra(document, parts, { signal }), width, height };
    const { bytes, extension } = await writePsd(document, parts, { signal, entry: parts.psdEntry() });
    return { path: name(extension), mime, bytes, width, height };
  };

  return {
    files: async (asked) => {
      const { output, of: [of = null], composer, name, signal } = asked;
      const { format } = output;
      if (isPixelFormat(format)) {
        if (output.sheet) return writeSheet(asked, format);
        const plan = composer.plan(of, output, await composer.frame(of, output));
        const bytes = await encodeOutput(plan, output, format, { composer, renderer, signal });
        return [{ path: name(), mime: mimeOf[format.type], bytes, ...plan.frame.size }];
      }
      switch (format.type) {
        case 'psd':
        case 'ora':
          return [await layered(asked, format)];
        case 'ico':
        case 'icns':
          return [await writeIcon(asked, format, renderer)];
        case 'svg':
          return [await writeSvg(asked, format, parts.trace)];
      }
    },
  };
}
