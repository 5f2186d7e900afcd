import type { Raster } from '../../../src-preload/raster/raster';
import { cutoutPixels } from '../exports/cutout-pixels';
import { alphaPlane } from '../exports/alpha-plane';
import type { OpenImage } from '../images/images';
import { RasterMemory } from '../images/raster-memory';
import { fromRaster, toRaster } from '../images/sharp';
import type { StoredMask } from '../masks/masks';

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

  /** Straight RGBA of the proxy's size. */
  async get(image: OpenImage, mask: StoredMask, proxy: Raster): Promise<Raster> {
    const key = `${image.info.id}:${mask.info.id}`;
    const held = this.#memory.get(key);
    if (held) return held;
    const pending = this.#pending.get(key);
    if (pending) return pending;
    const making = this.#make(key, mask, proxy).finally(() => this.#pending.delete(key));
    this.#pending.set(key, making);
    return making;
  }

  async #make(key: string, mask: StoredMask, proxy: Raster): Promise<Raster> {
    const raster = await cutoutPixels(proxy, await shrunk(mask, proxy), { x: 0, y: 0, width: proxy.width, height: proxy.height });
    this.#memory.put(key, raster);
    return raster;
  }
}
