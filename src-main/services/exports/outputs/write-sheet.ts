import { throwIfAborted } from '../../../../src-preload/contract/errors';
import { extensionOf, mimeOf, type PixelFormat } from '../../../../src-preload/model/exporting/export-format';
import { createPathNumbers } from '../../../../src-preload/model/exporting/file-template';
import { safeFileName } from '../../../../src-preload/model/exporting/safe-file-name';
import type { Point } from '../../../../src-preload/model/geometry';
import type { Raster } from '../../../../src-preload/raster/raster';
import { encodePicture } from '../pictures/encode-picture';
import { packSheet } from '../sheets/pack-sheet';
import { sheetJson } from '../sheets/sheet-json';
import type { FileAsked, OutputFile } from './output-file';
import { checkOutputSize } from './output-errors';
import { wholeRaster } from './whole-raster';

function paste(sheet: Uint8Array, sheetWidth: number, { width, height, data }: Raster, { x, y }: Point): void {
  for (let row = 0; row < height; row++) sheet.set(data.subarray(row * width * 4, (row + 1) * width * 4), ((y + row) * sheetWidth + x) * 4);
}

/** All pictures of an output on one, and a JSON file that says where each lies. @throws ClickcutError */
export async function writeSheet({ document, output, of, composer, name, signal }: FileAsked, format: PixelFormat): Promise<readonly OutputFile[]> {
  const extension = extensionOf[format.type];
  const numbered = createPathNumbers();
  const pictures = [];
  for (const one of of) pictures.push({ of: one, frame: await composer.frame(one, output), name: numbered(`${safeFileName(one?.name ?? document.name)}.${extension}`) });
  for (const { frame } of pictures) checkOutputSize(frame.size);
  const { width, height, places } = await packSheet(pictures.map(({ frame }) => frame.size), output.sheet?.gap ?? 0, signal);
  checkOutputSize({ width, height });
  const data = new Uint8Array(width * height * 4);
  for (const [i, { of: one, frame }] of pictures.entries()) {
    const made = await composer.pixels(composer.plan(one, output, frame), { colour: 'srgb', format: { type: 'png', depth: 8 } });
    paste(data, width, await wholeRaster(made), places[i] ?? { x: 0, y: 0 });
    throwIfAborted(signal);
  }
  const raster: Raster = { width, height, channels: 4, data };
  const bytes = await encodePicture({ raster, left: 0, top: 0, canvas: raster }, { format, colour: output.colour === 'keep' ? 'srgb' : output.colour, metadata: 'none', signal });
  const path = name();
  const frames = pictures.map(({ name: key, frame: { size } }, i) => ({ name: key, frame: { ...(places[i] ?? { x: 0, y: 0 }), width: size.width, height: size.height } }));
  const json = sheetJson({ image: path.split('/').at(-1) ?? path, width, height, frames });
  return [
    { path, mime: mimeOf[format.type], bytes, width, height },
    { path: name('json'), mime: 'application/json', bytes: new TextEncoder().encode(json) },
  ];
}
