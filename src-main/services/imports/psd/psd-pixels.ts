import type { Layer, LayerMaskData } from 'ag-psd';
import { nodeName } from '../node-name';
import { decodeChannel } from './channel';
import { joinPlanes, lookUp } from './planes';
import { coverageOf, type Coverage } from './psd-masks';
import type { PsdStructure } from './psd-structure';

const transparency = -1;
const userMask = -2;

export type Box = Pick<LayerMaskData, 'left' | 'top' | 'right' | 'bottom'>;

export const sizeOf = ({ left = 0, top = 0, right = 0, bottom = 0 }: Box): { readonly width: number; readonly height: number } => ({
  width: Math.max(0, right - left),
  height: Math.max(0, bottom - top),
});

function plane(layer: Layer, id: number, box: Box, { depth, large }: PsdStructure): Uint8Array | undefined {
  const { width, height } = sizeOf(box);
  const channel = layer.rawData?.channels.find((candidate) => candidate.id === id);
  if (!channel?.data || width * height === 0) return undefined;
  return decodeChannel(channel.compression, channel.data, { width, height, depth, large, isColour: id >= 0 });
}

export const hasAlphaChannel = (layer: Layer): boolean => layer.rawData?.channels.some(({ id }) => id === transparency) ?? false;

/** Straight RGBA of a layer that has an area. @throws RangeError, or what zlib throws, for damaged data */
export function layerPixels(layer: Layer, structure: PsdStructure): Uint8Array {
  const { width, height } = sizeOf(layer);
  const colours = (structure.colours === 'rgb' ? [0, 1, 2] : [0]).map((id) => {
    const samples = plane(layer, id, layer, structure);
    if (!samples) throw new RangeError(`channel ${id} of layer '${nodeName(layer.name, 'Layer')}' is missing`);
    return samples;
  });
  const [indices] = colours;
  const joined = structure.colours === 'indexed' && indices ? lookUp(indices, structure.palette) : colours;
  return joinPlanes(width * height, joined, plane(layer, transparency, layer, structure));
}

/**
 * The coverage of a layer or a group by its mask. Photoshop stores what its masks give together in the user mask's
 * channel, and where that is a result (vector masks, density, feather) the painted mask as the real one beside it.
 * @throws as `layerPixels`
 */
export function layerCoverage(layer: Layer, structure: PsdStructure): Coverage | undefined {
  const { mask, realMask } = layer;
  if (!mask) return undefined;
  const alpha = plane(layer, userMask, mask, structure);
  const { width, height } = sizeOf(mask);
  if (!alpha && width * height > 0) return undefined;
  const density = realMask ? 1 : (mask.userMaskDensity ?? mask.vectorMaskDensity ?? 1);
  return coverageOf(mask, alpha ?? new Uint8Array(0), density);
}
