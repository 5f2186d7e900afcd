import type { Raster } from '../../../src-preload/raster/raster';
import { cutoutPixels } from '../exports/cutout-pixels';
import { alphaPlane } from '../exports/alpha-plane';
import { RasterMemory } from '../images/raster-memory';
import { fromRaster, toRaster } from '../images/sharp';
import type { CutoutLayer } from '../../../src-preload/model/layer';
import type { StoredMask } from '../masks/masks';
import type { EdgeColours } from '../refining/edge-colours';
import { edgesOf, takenOut } from './layer-edges';

/** The mask at the proxy's size, as a mask of that size. The kernel has no second lobe: no faint waves around edges. */
async function shrunk(mask: StoredMask, { width, height }: Raster): Promise<StoredMask> {
  const { info } = mask;
  if (info.width === width && info.height === height) return mask;
  const data = await alphaPlane(mask, { x: 0, y: 0, width: info.width, height: info.height });
  const small = await toRaster(fromRaster({ width: info.width, height: info.height, channels: 1, data }).resize(width, height, { fit: 'fill', kernel: 'cubic' }));
  return { info: { ...info, width, height, bounds: { x: 0, y: 0, width, height } }, alpha: small.data };
}

/** Cut-outs at the size of their photo's proxy, for views that need no more; made once, bounded, oldest go first. */
export class CutoutProxies {
  readonly #memory: RasterMemory;
  readonly #pending = new Map<string, Promise<Raster>>();

  constructor(budget: number) {
    this.#memory = new RasterMemory(budget);
  }

  /** Straight RGBA of the proxy's size. @param mask the layer's */
  async get(layer: CutoutLayer, mask: StoredMask, proxy: Raster, edges: EdgeColours | undefined): Promise<Raster> {
    const key = `${layer.image}:${mask.info.id}:${edges ? takenOut(layer) : 0}`;
    const held = this.#memory.get(key);
    if (held) return held;
    const pending = this.#pending.get(key);
    if (pending) return pending;
    const making = this.#make(key, layer, mask, proxy, edges).finally(() => this.#pending.delete(key));
    this.#pending.set(key, making);
    return making;
  }

  async #make(key: string, layer: CutoutLayer, mask: StoredMask, proxy: Raster, edges: EdgeColours | undefined): Promise<Raster> {
    const small = await shrunk(mask, proxy);
    const colours = await edgesOf(layer, proxy, small, edges);
    const raster = await cutoutPixels(proxy, small, { x: 0, y: 0, width: proxy.width, height: proxy.height }, colours);
    this.#memory.put(key, raster);
    return raster;
  }
}
