import type { Layer } from 'ag-psd';
import type { ImportNoteKind } from '../imported';

/** Blending ranges are read by ag-psd and missing from its types. */
interface BlendingRanges {
  readonly compositeGrayBlendSource?: readonly number[];
  readonly compositeGraphBlendDestinationRange?: readonly number[];
  readonly ranges?: readonly { readonly sourceRange: readonly number[]; readonly destRange: readonly number[] }[];
}

const isWholeRange = (range: readonly number[] | undefined): boolean => range?.join() === '0,0,255,255';

function hasBlendIf(layer: Layer & { readonly blendingRanges?: BlendingRanges }): boolean {
  const { compositeGrayBlendSource, compositeGraphBlendDestinationRange, ranges = [] } = layer.blendingRanges ?? {};
  if (!compositeGrayBlendSource) return false;
  return ![compositeGrayBlendSource, compositeGraphBlendDestinationRange, ...ranges.flatMap((r) => [r.sourceRange, r.destRange])].every(isWholeRange);
}

/** What any layer, group or not, may hold that has no place in a document here; see `effectsOfPsd` for its style. */
export function* lostSettings(layer: Layer): Generator<ImportNoteKind> {
  if (hasBlendIf(layer)) yield 'blend-if';
  if (layer.knockout === true) yield 'knockout';
  if ((layer.channelBlendingRestrictions ?? []).length > 0) yield 'channel-restrictions';
  if (layer.vectorMask && !layer.vectorFill) yield 'vector-mask';
  const { mask, realMask } = layer;
  if (mask && !realMask && ((mask.userMaskFeather ?? 0) > 0 || (mask.vectorMaskFeather ?? 0) > 0)) yield 'mask-feather';
}

/** What becomes plain pixels. */
export function rasterised(layer: Layer): ImportNoteKind | undefined {
  if (layer.text) return 'text';
  if (layer.placedLayer) return 'smart-object';
  if (!layer.vectorFill) return undefined;
  if (layer.vectorMask || layer.vectorStroke) return 'shape';
  if (layer.vectorFill.type === 'color') return undefined;
  return layer.vectorFill.type === 'pattern' ? 'pattern-fill' : 'gradient-fill';
}
