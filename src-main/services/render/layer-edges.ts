import type { CutoutLayer } from '../../../src-preload/model/layer';
import type { Raster } from '../../../src-preload/raster/raster';
import type { StoredMask } from '../masks/masks';
import type { ColourTiles } from '../refining/colour-tiles';
import type { EdgeColours } from '../refining/edge-colours';

/** How much of the background's colour is taken out of a cut-out's soft edges, 0..1. */
export const takenOut = ({ refine }: CutoutLayer): number => refine?.settings.decontaminate ?? 0;

/**
 * Colours to paint a cut-out with in place of the photo's; `undefined` where the photo's own hold.
 * @param photo of the layer, at some resolution
 * @param mask of the layer, at that resolution
 * @throws ClickcutError `cancelled`
 */
export async function edgesOf(layer: CutoutLayer, photo: Raster, mask: StoredMask, edges: EdgeColours | undefined, signal?: AbortSignal): Promise<ColourTiles | undefined> {
  const amount = takenOut(layer);
  return amount > 0 ? edges?.of({ image: layer.image, photo, mask, amount }, signal) : undefined;
}
