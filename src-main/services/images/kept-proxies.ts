import { createHash } from 'node:crypto';
import type { ImageId } from '../../../src-preload/model/document';
import type { Size } from '../../../src-preload/model/geometry';
import type { Raster } from '../../../src-preload/raster/raster';
import { proxySide } from '../../../src-preload/model/proxy';
import { createCacheFolder } from '../cache/cache-folder';
import { decodeProxyFile, encodeProxyFile } from './proxy-file';
import { sharp } from './sharp';

/** Proxies of photos that were open before, on disk: a photo opened again is not decoded to be shown. */
export interface KeptProxies {
  /** `undefined` where there is none of that size. */
  read(id: ImageId, size: Size): Promise<Raster | undefined>;
  /** Written in the background, unless it is there already. */
  keep(id: ImageId, proxy: Raster): void;
  /** Resolves when everything kept so far is on disk, or has failed to get there. */
  settled(): Promise<void>;
}

/** Bumped with every change of how photos are decoded. */
const decoding = 1;

/** All that a proxy's pixels depend on: the photo's bytes, the libraries that decode them, and our way of asking. */
const keyOf = (id: ImageId): string => createHash('sha256').update(`proxy\0${id}\0${JSON.stringify(sharp.versions)}\0${decoding}\0${proxySide}`).digest('hex');

/** @param maxBytes asked at every write */
export function createKeptProxies(path: string, maxBytes: () => number): KeptProxies {
  const folder = createCacheFolder({ path, suffix: '.proxy', maxBytes, encode: encodeProxyFile, decode: decodeProxyFile });
  let writes: Promise<void> = Promise.resolve();
  return {
    read: async (id, { width, height }) => {
      const found = await folder.read(keyOf(id));
      return found?.width === width && found.height === height ? found : undefined;
    },
    keep: (id, proxy) => {
      const key = keyOf(id);
      writes = writes.then(async () => {
        if (!(await folder.has(key))) await folder.write(key, proxy);
      });
    },
    settled: () => writes,
  };
}
