import { ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { ImageInfo } from '../../../src-preload/model/document';
import { fitInside, type Size } from '../../../src-preload/model/geometry';
import type { Raster } from '../../../src-preload/raster/raster';
import { abortable } from './abortable';
import { decode } from './decode';
import type { OpenImage } from './images';
import type { Probe } from './probe';
import type { RasterMemory } from './raster-memory';
import { fromRaster, toRaster } from './sharp';

const covers = (raster: Size, size: Size): boolean => raster.width >= size.width && raster.height >= size.height;
const isSize = (raster: Size, size: Size): boolean => raster.width === size.width && raster.height === size.height;

/** One photo in memory: its file, the proxy that it always keeps, and the full pixels while there is room. */
export class HeldImage implements OpenImage {
  readonly info: ImageInfo;
  readonly bytes: Uint8Array;
  readonly #probe: Probe;
  readonly #openProxy: () => Promise<Raster>;
  #opening: Promise<unknown> | undefined;
  #proxy: Raster | undefined;
  readonly #memory: RasterMemory;
  #decoding: Promise<Raster> | undefined;
  #closed = false;

  /** @param proxy begun with the first method that needs pixels; all of them wait for it, and fail as it does */
  constructor(info: ImageInfo, bytes: Uint8Array, probe: Probe, proxy: () => Promise<Raster>, memory: RasterMemory) {
    this.info = info;
    this.bytes = bytes;
    this.#probe = probe;
    this.#openProxy = proxy;
    this.#memory = memory;
  }

  /** After this every call is answered with `not-found`; work under way still ends well. */
  close(): void {
    this.#closed = true;
    this.#memory.delete(this.info.id);
  }

  async full(signal?: AbortSignal): Promise<Raster> {
    await this.#ready(signal);
    const held = this.#fullInMemory();
    if (held) return held;
    this.#decoding ??= this.#decodeFull().finally(() => {
      this.#decoding = undefined;
    });
    return abortable(this.#decoding, signal);
  }

  async scaled(maxSide: number, signal?: AbortSignal): Promise<Raster> {
    await this.#ready(signal);
    const size = fitInside(this.info, maxSide);
    const source = this.#smallest(size);
    if (!source) return abortable(decode(this.bytes, this.#probe, size), signal);
    if (isSize(source, size)) return source;
    return abortable(toRaster(fromRaster(source).resize(size.width, size.height, { fit: 'fill' })), signal);
  }

  async stretched(width: number, height: number, signal?: AbortSignal): Promise<Raster> {
    await this.#ready(signal);
    const size = { width, height };
    const source = this.#smallest({ width: Math.min(width, this.info.width), height: Math.min(height, this.info.height) });
    const pixels = source ?? (await abortable(decode(this.bytes, this.#probe, size), signal));
    if (isSize(pixels, size) && pixels.channels === 3) return pixels;
    const sized = fromRaster(pixels).resize(width, height, { fit: 'fill' });
    return abortable(toRaster(pixels.channels === 4 ? sized.flatten({ background: '#ffffff' }) : sized), signal);
  }

  async #ready(signal: AbortSignal | undefined): Promise<void> {
    throwIfAborted(signal);
    if (!this.#proxy && !this.#closed) {
      this.#opening ??= this.#openProxy().then((raster) => {
        this.#proxy = raster;
      });
      await abortable(this.#opening, signal);
    }
    if (this.#closed) throw new ClickcutError({ code: 'not-found', message: `'${this.info.name}' has been closed.`, hint: 'Open it again.' });
  }

  #fullInMemory(): Raster | undefined {
    return this.#proxy && isSize(this.#proxy, this.info) ? this.#proxy : this.#memory.get(this.info.id);
  }

  /** What is held already and has at least `size` in both directions; `undefined` when only the file has. */
  #smallest(size: Size): Raster | undefined {
    return this.#proxy && covers(this.#proxy, size) ? this.#proxy : this.#fullInMemory();
  }

  async #decodeFull(): Promise<Raster> {
    const raster = await decode(this.bytes, this.#probe);
    if (!this.#closed) this.#memory.put(this.info.id, raster);
    return raster;
  }
}
