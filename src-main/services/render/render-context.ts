import type { MaskInfo } from '../../../src-preload/contract/common';
import { throwIfAborted } from '../../../src-preload/contract/errors';
import type { ImageId, MaskId } from '../../../src-preload/model/document';
import type { TextStyle } from '../../../src-preload/model/text-style';
import type { Raster } from '../../../src-preload/raster/raster';
import type { Images, OpenImage } from '../images/images';
import { RasterMemory } from '../images/raster-memory';
import type { StoredMask } from '../masks/masks';
import type { EdgeColours } from '../refining/edge-colours';
import type { CutoutProxies } from './cutout-proxies';

/** Where masks come from. @throws ClickcutError `not-found` */
export interface MaskSource {
  info(id: MaskId): MaskInfo;
  load(id: MaskId): Promise<StoredMask>;
}

/** Where set text comes from. */
export interface TextSource {
  /** Straight RGBA of the style's box, `scale` pixels a document pixel. */
  render(style: TextStyle, options: { readonly scale: number; readonly signal?: AbortSignal | undefined }): Promise<Raster>;
}

export interface RenderSources {
  readonly images: Pick<Images, 'get'>;
  readonly masks: MaskSource;
  readonly texts: TextSource;
  readonly proxies: CutoutProxies;
  /** Without it, soft edges keep the photo's colours. */
  readonly edges?: EdgeColours | undefined;
}

/** One render's way to its sources: what it has fetched it keeps, within a bound, until it ends. */
export interface RenderContext {
  readonly signal: AbortSignal;
  image(id: ImageId): OpenImage;
  full(image: OpenImage): Promise<Raster>;
  readonly masks: MaskSource;
  readonly texts: TextSource;
  readonly proxies: CutoutProxies;
  readonly edges: EdgeColours | undefined;
  /** The raster of this key, made when it is not held. */
  remember(key: string, make: () => Promise<Raster>): Promise<Raster>;
}

/** Decoded and reduced photos of one render. What goes beyond is made again for each strip. */
const heldBytes = 1024 ** 3;

export function createRenderContext({ images, masks, texts, proxies, edges }: RenderSources, signal: AbortSignal): RenderContext {
  const memory = new RasterMemory(heldBytes);
  const pending = new Map<string, Promise<Raster>>();
  const remember: RenderContext['remember'] = async (key, make) => {
    throwIfAborted(signal);
    const held = memory.get(key);
    if (held) return held;
    const known = pending.get(key);
    if (known) return known;
    const making = make()
      .then((raster) => {
        memory.put(key, raster);
        return raster;
      })
      .finally(() => pending.delete(key));
    pending.set(key, making);
    return making;
  };
  return {
    signal,
    image: (id) => images.get(id),
    full: (image) => remember(`full ${image.info.id}`, () => image.full(signal)),
    masks,
    texts,
    proxies,
    edges,
    remember,
  };
}
