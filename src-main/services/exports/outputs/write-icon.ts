import { mimeOf, type ExportFormat } from '../../../../src-preload/model/exporting/export-format';
import type { ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import type { Renderer } from '../../render/renderer';
import { icnsFile, icnsSides } from '../icons/icns-file';
import { icoFile } from '../icons/ico-file';
import type { IconImage } from '../icons/icon-image';
import { encodeOutput } from './encode-output';
import type { FileAsked, OutputFile } from './output-file';

type IconFormat = Extract<ExportFormat, { type: 'ico' | 'icns' }>;

const png = { type: 'png', depth: 8 } as const;

/** The output as one size of the icon: lengths in pixels are those of the largest size, smaller ones have less. */
function sizedOutput(output: ExportOutput, side: number, largest: number): ExportOutput {
  const { size, padding, shadow, outline } = output;
  const share = side / largest;
  return {
    ...output,
    format: png,
    colour: 'srgb',
    metadata: 'none',
    size: { by: 'canvas', width: side, height: side, fit: size.by === 'canvas' ? size.fit : 'contain', fill: size.by === 'canvas' ? size.fill : 1 },
    padding: Math.round(padding * share),
    ...(shadow && { shadow: { ...shadow, dx: shadow.dx * share, dy: shadow.dy * share, blur: shadow.blur * share } }),
    ...(outline && { outline: { ...outline, width: outline.width * share } }),
  };
}

/** An icon: each of its sizes is rendered by itself. @throws ClickcutError */
export async function writeIcon({ output, of: [of = null], composer, name, signal }: FileAsked, format: IconFormat, renderer: Pick<Renderer, 'framedRows'>): Promise<OutputFile> {
  const sides: readonly number[] = format.type === 'ico' ? [...new Set(format.sides)] : icnsSides;
  const largest = Math.max(...sides);
  const images: IconImage[] = [];
  for (const side of sides) {
    const sized = sizedOutput(output, side, largest);
    const plan = composer.plan(of, sized, await composer.frame(of, sized));
    images.push({ side, png: await encodeOutput(plan, sized, png, { composer, renderer, signal }) });
  }
  const bytes = format.type === 'ico' ? await icoFile(images) : icnsFile(images);
  return { path: name(), mime: mimeOf[format.type], bytes, width: largest, height: largest };
}
