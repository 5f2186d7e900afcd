import { checkCanvas, corruptArtwork, tooManyLayerPixels, tooManyLayers, unsupportedArtwork } from '../import-errors';
import { maxLayerPixels, maxRecords } from '../import-limits';
import type { ArtworkFile } from '../reading';
import { byteCursor, type ByteCursor } from './byte-cursor';
import { iccProfile } from './icc-profile';

export interface PsdStructure {
  readonly width: number;
  readonly height: number;
  /** Colour channels, alpha and saved selections of the flattened picture. */
  readonly channels: number;
  readonly depth: 8 | 16 | 32;
  readonly colours: 'grey' | 'indexed' | 'rgb';
  /** PSB: lengths of 64 bits. */
  readonly large: boolean;
  readonly layers: number;
  /** The flattened picture's first extra channel is its alpha. */
  readonly hasMergedAlpha: boolean;
  /** Of indexed pictures: 256 reds, 256 greens, 256 blues. */
  readonly palette: Uint8Array;
  /** ICC, where the pixels are RGB in a space other than sRGB. */
  readonly profile: Uint8Array | undefined;
  /** The flattened picture, from its compression on. */
  readonly merged: Uint8Array;
}

const label = 'Photoshop';
/** By the specification. */
const mostChannels = 56;
const rgbHint = 'In Photoshop, choose Image > Mode > RGB Color, save it, and open it again.';
const modes = new Map([
  [0, 'in bitmap mode'],
  [4, 'in CMYK colours'],
  [7, 'in multichannel mode'],
  [8, 'in duotone mode'],
  [9, 'in Lab colours'],
]);
const colourModes = new Map<number, PsdStructure['colours']>([
  [1, 'grey'],
  [2, 'indexed'],
  [3, 'rgb'],
]);

interface Records {
  readonly layers: number;
  readonly hasMergedAlpha: boolean;
  readonly pixels: number;
}

/** Walks the layer records without touching pixels. @throws RangeError, ClickcutError `image-too-large` */
function readRecords(cursor: ByteCursor, large: boolean, name: string): Records {
  const count = cursor.int16();
  const layers = Math.abs(count);
  if (layers > maxRecords) throw tooManyLayers(name);
  let pixels = 0;
  let length = 0;
  for (let i = 0; i < layers; i++) {
    const [top, left, bottom, right] = [cursor.int32(), cursor.int32(), cursor.int32(), cursor.int32()];
    pixels += Math.max(0, right - left) * Math.max(0, bottom - top);
    const channels = cursor.uint16();
    for (let c = 0; c < channels; c++) {
      cursor.skip(2);
      length += cursor.length(large);
    }
    cursor.skip(12);
    const extra = cursor.section(cursor.uint32());
    const mask = extra.section(extra.uint32());
    if (mask.left() < 16) continue;
    const [maskTop, maskLeft, maskBottom, maskRight] = [mask.int32(), mask.int32(), mask.int32(), mask.int32()];
    pixels += Math.max(0, maskRight - maskLeft) * Math.max(0, maskBottom - maskTop);
  }
  if (pixels > maxLayerPixels) throw tooManyLayerPixels(name);
  cursor.skip(length);
  return { layers, hasMergedAlpha: count < 0, pixels };
}

/** Files of 16 and 32 bits keep their layers in a block of their own. */
function readDeepRecords(section: ByteCursor, large: boolean, name: string): Records | undefined {
  for (const key of ['Lr16', 'Lr32']) {
    const block = section.find(`8BIM${key}`) ?? section.find(`8B64${key}`);
    if (block) return readRecords(block.section(block.length(large)), large, name);
  }
  return undefined;
}

/**
 * What a Photoshop file says of itself, with every length checked against the file and every size against the limits,
 * before anything is allocated for it. (Adobe Photoshop File Formats Specification.)
 * @throws ClickcutError `image-corrupt`, `image-too-large`, `image-unsupported`
 */
export function readStructure({ name, bytes }: ArtworkFile): PsdStructure {
  try {
    const cursor = byteCursor(bytes);
    cursor.skip(4);
    const version = cursor.uint16();
    if (version !== 1 && version !== 2) throw unsupportedArtwork(name, `a Photoshop document of the unknown version ${version}`);
    const large = version === 2;
    cursor.skip(6);
    const [channels, height, width, depth, mode] = [cursor.uint16(), cursor.uint32(), cursor.uint32(), cursor.uint16(), cursor.uint16()];
    checkCanvas(name, label, width, height);
    if (channels < 1 || channels > mostChannels) throw corruptArtwork(name, label, `${channels} channels`);
    const colours = colourModes.get(mode);
    if (!colours) throw unsupportedArtwork(name, `a Photoshop document ${modes.get(mode) ?? `in colour mode ${mode}`}`, rgbHint);
    if (depth !== 8 && depth !== 16 && depth !== 32) throw unsupportedArtwork(name, `a Photoshop document with ${depth} bits a channel`, rgbHint);

    const palette = cursor.section(cursor.uint32()).rest();
    const profile = colours === 'rgb' ? iccProfile(cursor.section(cursor.uint32())) : (cursor.skip(cursor.uint32()), undefined);
    const layerAndMask = cursor.section(cursor.length(large));
    const merged = cursor.rest();
    const layerInfo = layerAndMask.left() > 0 ? layerAndMask.section(layerAndMask.length(large)) : undefined;
    const records = layerInfo && layerInfo.left() > 0 ? readRecords(layerInfo, large, name) : readDeepRecords(layerAndMask, large, name);
    return {
      ...{ width, height, channels, depth, colours, large, palette, profile, merged },
      layers: records?.layers ?? 0,
      hasMergedAlpha: records?.hasMergedAlpha ?? false,
    };
  } catch (error) {
    if (error instanceof RangeError) throw corruptArtwork(name, label, error);
    throw error;
  }
}
