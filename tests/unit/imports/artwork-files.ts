import { strToU8, zipSync, type Zippable } from 'fflate';
import { writePsdUint8Array, type Layer, type Psd, type WriteOptions } from 'ag-psd';
import sharp from 'sharp';
import { entryPath } from '../../../src-main/app/entry-path';
import { createArtworkImporter, type ArtworkImporter } from '../../../src-main/services/imports/importer';
import type { ImportedNode } from '../../../src-main/services/imports/imported';

export const importer = (): ArtworkImporter => createArtworkImporter({ entry: entryPath('import-worker') });

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** RGBA from a function of the place. */
export function pixels(width: number, height: number, at: (x: number, y: number) => readonly [number, number, number, number]): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) data.set(at(i % width, Math.floor(i / width)), i * 4);
  return { width, height, data };
}

/** Every alpha, and colours of their own under alpha 0. */
export const translucent = (width: number, height: number, seed = 0): Pixels =>
  pixels(width, height, (x, y) => [(x * 7 + seed) % 256, (y * 11 + seed) % 256, (x * y + seed) % 256, (x * 16 + y) % 256]);

export const opaque = (width: number, height: number): Pixels => pixels(width, height, (x, y) => [x * 3, y * 5, x + y, 255]);

export const grey = (width: number, height: number, at: (x: number, y: number) => number): Pixels =>
  pixels(width, height, (x, y) => [at(x, y), at(x, y), at(x, y), 255]);

/** A layer whose first pixel lies at `left`, `top`. */
export const layerAt = (left: number, top: number, imageData: Pixels, rest: Layer = {}): Layer => ({
  ...{ left, top, right: left + imageData.width, bottom: top + imageData.height, imageData },
  ...rest,
});

export const psd = (document: Psd, options: WriteOptions = {}): Uint8Array => writePsdUint8Array(document, options).slice();

export const png = async ({ width, height, data }: Pixels): Promise<Uint8Array> =>
  new Uint8Array(await sharp(Buffer.from(data.buffer), { raw: { width, height, channels: 4 } }).png().toBuffer());

/** An OpenRaster file: `mimetype` first and stored, as the specification asks. */
export const ora = (stack: string, files: Zippable = {}): Uint8Array =>
  zipSync({ mimetype: [strToU8('image/openraster'), { level: 0 }], 'stack.xml': strToU8(stack), ...files });

export type PixelNode = Extract<ImportedNode, { kind: 'pixels' }>;

const leaves = (nodes: readonly ImportedNode[]): readonly ImportedNode[] => nodes.flatMap((node) => (node.kind === 'group' ? leaves(node.children) : [node]));

/** A layer of pixels at any depth. @throws when there is none of that name */
export function pixelNode(nodes: readonly ImportedNode[], name: string): PixelNode {
  const found = leaves(nodes).find((node): node is PixelNode => node.kind === 'pixels' && node.name === name);
  if (!found) throw new Error(`no layer '${name}'`);
  return found;
}

/** The decoded pixels of a layer, checked to be 8-bit RGBA. */
export async function rgbaOf(node: PixelNode): Promise<Buffer> {
  const { data, info } = await sharp(node.png).raw().toBuffer({ resolveWithObject: true });
  if (info.channels !== 4 || info.width !== node.width || info.height !== node.height) throw new Error(`${info.channels} channels, ${info.width} x ${info.height}`);
  return data;
}
