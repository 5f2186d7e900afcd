import { ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { ImageId } from '../../../src-preload/model/document';
import { fitInside } from '../../../src-preload/model/geometry';
import type { Raster } from '../../../src-preload/raster/raster';
import { proxySide } from '../../../src-preload/model/proxy';
import { fixedBudget, type MemoryBudget } from '../settings/memory-budget';
import { abortable } from './abortable';
import { decode } from './decode';
import { HeldImage } from './held-image';
import type { Images, OpenImage } from './images';
import type { KeptProxies } from './kept-proxies';
import { probe, type Probe } from './probe';
import { RasterMemory } from './raster-memory';
import { readSource, type NamedBytes } from './read-source';
import { sha256 } from './sha256';

export interface ImagesOptions {
  /** Bound of all full-size rasters together; 512 MiB unless told. Proxies and files come on top. */
  readonly memoryBudget?: MemoryBudget;
  /** Where proxies of photos that were open before are found, and those of remembered photos are kept. */
  readonly keptProxies?: Pick<KeptProxies, 'read' | 'keep'>;
}

interface Entry {
  readonly image: HeldImage;
  count: number;
}

/** The same photo under the name that this caller opened it by. */
const underName = (image: HeldImage, name: string): OpenImage =>
  image.info.name === name
    ? image
    : {
        info: { ...image.info, name },
        bytes: image.bytes,
        full: (signal) => image.full(signal),
        scaled: (maxSide, signal) => image.scaled(maxSide, signal),
        stretched: (width, height, signal) => image.stretched(width, height, signal),
      };

/** Opens photos and keeps them by content. Opened bytes are kept, not copied: they must not change afterwards. */
export function createImages({ memoryBudget = fixedBudget(512 * 1024 * 1024), keptProxies }: ImagesOptions = {}): Images {
  const entries = new Map<ImageId, Entry>();
  const memory = new RasterMemory(memoryBudget);

  const count = (id: ImageId, name: string): OpenImage | undefined => {
    const entry = entries.get(id);
    if (!entry) return undefined;
    entry.count += 1;
    return underName(entry.image, name);
  };

  /** Another call may have opened the same bytes meanwhile. */
  const hold = (id: ImageId, { name, bytes }: NamedBytes, header: Probe, proxy: () => Promise<Raster>): OpenImage => {
    const opened = count(id, name);
    if (opened) return opened;
    const image = new HeldImage({ id, ...header.info }, bytes, header, proxy, memory);
    entries.set(id, { image, count: 1 });
    return image;
  };

  const openProxy = async (id: ImageId, bytes: Uint8Array, header: Probe): Promise<Raster> => {
    const size = fitProxy(header);
    const kept = size && (await keptProxies?.read(id, size));
    return kept ?? decode(bytes, header, size);
  };

  const openKnown = async (id: ImageId, named: NamedBytes, signal: AbortSignal | undefined): Promise<OpenImage> => {
    const known = count(id, named.name);
    if (known) return known;
    const header = await abortable(probe(named), signal);
    return hold(id, named, header, () => openProxy(id, named.bytes, header));
  };

  return {
    open: async (source, signal, { known: knownId } = {}): Promise<OpenImage> => {
      const named = await readSource(source, signal);
      if (knownId !== undefined) return openKnown(knownId, named, signal);
      const id = await sha256(named.bytes, signal);
      const known = count(id, named.name);
      if (known) return known;
      const header = await abortable(probe(named), signal);
      const proxy = await abortable(openProxy(id, named.bytes, header), signal);
      throwIfAborted(signal);
      return hold(id, named, header, () => Promise.resolve(proxy));
    },

    get: (id) => {
      const entry = entries.get(id);
      if (entry) return entry.image;
      throw new ClickcutError({ code: 'not-found', message: `There is no open photo '${id.slice(0, 12)}…'.`, hint: 'Open the photo again.' });
    },

    remember: async (id, signal) => {
      const image = entries.get(id)?.image;
      if (!keptProxies || !image || Math.max(image.info.width, image.info.height) <= proxySide) return;
      keptProxies.keep(id, await image.scaled(proxySide, signal));
    },

    release: (id) => {
      const entry = entries.get(id);
      if (!entry) return;
      entry.count -= 1;
      if (entry.count > 0) return;
      entries.delete(id);
      entry.image.close();
    },
  };
}

/** `undefined` where the photo is small enough to be its own proxy: then its pixels stay exact. */
function fitProxy({ info }: Probe): { readonly width: number; readonly height: number } | undefined {
  return Math.max(info.width, info.height) > proxySide ? fitInside(info, proxySide) : undefined;
}
