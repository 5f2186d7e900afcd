import type { Size } from '../../../src-preload/model/geometry';
import type { CutoutLayer } from '../../../src-preload/model/layer';
import type { Raster } from '../../../src-preload/raster/raster';
import { alphaPlane } from '../exports/alpha-plane';
import { cutoutPixels } from '../exports/cutout-pixels';
import { RasterMemory } from '../images/raster-memory';
import { fromRaster, toRaster } from '../images/sharp';
import type { StoredMask } from '../masks/masks';
import type { EdgeColours } from '../refining/edge-colours';
import { edgesOf, takenOut } from './layer-edges';
import { proxyPart, type PlacedRaster } from './proxy-part';

/** The mask at the proxy's size. The kernel has no second lobe: no faint waves around edges. */
async function shrunk(mask: StoredMask, { width, height }: Size): Promise<StoredMask> {
  const { info } = mask;
  if (info.width === width && info.height === height) return mask;
  const { full, proxy: bounds } = proxyPart(info.bounds, info, { width, height });
  const data = await alphaPlane(mask, full);
  const small = await toRaster(fromRaster({ width: full.width, height: full.height, channels: 1, data }).resize(bounds.width, bounds.height, { fit: 'fill', kernel: 'cubic' }));
  return { info: { ...info, width, height, bounds }, alpha: small.data };
}

/**
 * Cut-outs at the size of their photo's proxy, for views that need no more: only where the mask is, so that many small
 * ones cost no more than they show. Made once, bounded, oldest go first.
 */
export class CutoutProxies {
  readonly #memory: RasterMemory<PlacedRaster>;
  readonly #pending = new Map<string, Promise<PlacedRaster>>();

  constructor(budget: number) {
    this.#memory = new RasterMemory(budget);
  }

  /** Straight RGBA, in pixels of the proxy. @param mask the layer's, not empty */
  async get(layer: CutoutLayer, mask: StoredMask, proxy: Raster, edges: EdgeColours | undefined): Promise<PlacedRaster> {
    const key = `${layer.image}:${mask.info.id}:${edges ? takenOut(layer) : 0}`;
    const held = this.#memory.get(key);
    if (held) return held;
    const pending = this.#pending.get(key);
    if (pending) return pending;
    const making = this.#make(key, layer, mask, proxy, edges).finally(() => this.#pending.delete(key));
    this.#pending.set(key, making);
    return making;
  }

  async #make(key: string, layer: CutoutLayer, mask: StoredMask, proxy: Raster, edges: EdgeColours | undefined): Promise<PlacedRaster> {
    const small = await shrunk(mask, proxy);
    const { bounds } = small.info;
    const colours = await edgesOf(layer, proxy, small, edges);
    const raster = { ...(await cutoutPixels(proxy, small, bounds, colours)), x: bounds.x, y: bounds.y };
    this.#memory.put(key, raster);
    return raster;
  }
}
