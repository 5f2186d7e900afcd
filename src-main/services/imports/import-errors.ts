import { ClickcutError } from '../../../src-preload/contract/errors';
import { corruptImage, tooManyBytes, tooManyPixels, unsupportedImage } from '../images/image-errors';
import { maxBytes, maxLayerPixels, maxPixels, mostCanvasSide, mostLayers } from './import-limits';

export { corruptImage as corruptArtwork, unsupportedImage as unsupportedArtwork };

export const artworkLabels = { psd: 'Photoshop', ora: 'OpenRaster' } as const;

const tooLarge = (name: string, what: string, hint: string, details: Readonly<Record<string, unknown>>): ClickcutError =>
  new ClickcutError({ code: 'image-too-large', message: `'${name}' cannot be opened: ${what}.`, hint, details });

export function tooManyLayers(name: string): ClickcutError {
  return tooLarge(name, `it has more than ${mostLayers} layers`, 'Merge some of its layers first.', { mostLayers });
}

export function tooManyLayerPixels(name: string): ClickcutError {
  const what = `its layers have more than ${maxLayerPixels / 1e6} megapixels together`;
  return tooLarge(name, what, 'Merge some of its layers, or make it smaller first.', { maxLayerPixels });
}

export function tooMuchMemory(name: string, cause: unknown): ClickcutError {
  const message = `'${name}' cannot be opened: reading it takes more memory than there is.`;
  return new ClickcutError({ code: 'image-too-large', message, hint: 'Merge some of its layers, or make it smaller first.' }, { cause });
}

/** @throws ClickcutError `image-too-large` for files over `maxBytes` */
export function checkBytes(name: string, bytes: number): void {
  if (bytes > maxBytes) throw tooManyBytes(name, bytes);
}

/** @throws ClickcutError `image-corrupt`, `image-too-large` */
export function checkCanvas(name: string, label: string, width: number, height: number): void {
  if (!(width > 0 && height > 0)) throw corruptImage(name, label, `a canvas of ${width} x ${height} pixels`);
  if (width * height > maxPixels) throw tooManyPixels(name, width, height);
  if (Math.max(width, height) > mostCanvasSide) {
    const what = `it is ${width} x ${height} pixels; at most ${mostCanvasSide} along one side can be opened`;
    throw tooLarge(name, what, 'Make it smaller first.', { width, height, mostCanvasSide });
  }
}

/** @throws ClickcutError `image-too-large`: every layer has to open as a photo of its own */
export function checkLayerSize(name: string, layer: string, width: number, height: number): void {
  if (width * height <= maxPixels) return;
  const what = `its layer '${layer}' is ${width} x ${height} pixels; at most ${maxPixels / 1e6} megapixels a layer can be opened`;
  throw tooLarge(name, what, 'Crop that layer first.', { width, height, maxPixels });
}
