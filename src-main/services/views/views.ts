import type { ServiceHandlers } from '../../../src-preload/contract/define';
import { ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { views } from '../../../src-preload/contract/views';
import type { Layer } from '../../../src-preload/model/document';
import type { Rect, Size } from '../../../src-preload/model/geometry';
import type { Raster } from '../../../src-preload/raster/raster';
import type { Documents } from '../documents/documents';
import { cutoutPixels } from '../exports/cutout-pixels';
import type { Images, OpenImage } from '../images/images';
import { proxySide } from '../images/limits';
import type { Masks } from '../masks/masks';
import { CutoutProxies } from './cutout-proxies';
import { renderView } from './render-view';
import { planView } from './view-plan';

export interface ViewsOptions {
  readonly documents: Pick<Documents, 'get'>;
  readonly images: Pick<Images, 'get'>;
  readonly masks: Pick<Masks, 'get'>;
  /** Bound of the cut-outs kept at screen size, in bytes; 192 MiB unless told: fifteen or more. */
  readonly proxyBudget?: number;
}

/** How far a scaling kernel reaches, in pixels of the view. */
const kernelReach = 3;

const grow = ({ x, y, width, height }: Rect, by: number): Rect => ({ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by });

interface Request {
  readonly layer: Layer;
  readonly image: OpenImage;
  readonly region: Rect;
  readonly view: Size;
}

export function createViews({ documents, images, masks, proxyBudget = 192 * 1024 * 1024 }: ViewsOptions): ServiceHandlers<typeof views> {
  const proxies = new CutoutProxies(proxyBudget);

  /** The proxy where it has a pixel for every pixel of the view, else all pixels. */
  const pickLevel = async ({ image, region, view }: Request, signal: AbortSignal): Promise<Raster> => {
    const proxy = await image.scaled(proxySide, signal);
    const zoom = Math.max(view.width / region.width, view.height / region.height);
    const isEnough = proxy.width >= image.info.width * Math.min(1, zoom) * 0.999;
    return isEnough ? proxy : image.full(signal);
  };

  const render = async (request: Request, signal: AbortSignal): Promise<Raster | undefined> => {
    const { layer, image, region, view } = request;
    const level = await pickLevel(request, signal);
    switch (layer.kind) {
      case 'image': {
        const plan = planView(region, view, { x: 0, y: 0, width: image.info.width, height: image.info.height }, image.info, level);
        return plan && renderView(level, plan, view);
      }
      case 'cutout': {
        const reach = Math.ceil(kernelReach * Math.max(1, region.width / view.width, region.height / view.height));
        const plan = planView(region, view, grow(layer.bounds, reach), image.info, level);
        if (!plan || layer.bounds.width === 0) return undefined;
        const mask = masks.get(layer.mask);
        const isProxy = Math.max(level.width, level.height) <= proxySide;
        if (isProxy) return renderView(await proxies.get(image, mask, level), plan, view);
        const pixels = await cutoutPixels(level, mask, plan.source);
        throwIfAborted(signal);
        return renderView(pixels, { ...plan, source: { ...plan.source, x: 0, y: 0 } }, view);
      }
    }
  };

  return {
    layer: async ({ document, layer, region, width, height }, { signal }) => {
      const { document: record } = documents.get(document);
      const found = record.layers.find(({ id }) => id === layer);
      if (!found) throw new ClickcutError({ code: 'not-found', message: `'${record.name}' has no layer '${layer}'.`, hint: 'It may have been deleted.' });
      const view = { width, height };
      const isEmpty = region.width === 0 || region.height === 0;
      const raster = isEmpty ? undefined : await render({ layer: found, image: images.get(found.image), region, view }, signal);
      throwIfAborted(signal);
      if (!raster) return { ...view, pixels: new Uint8Array(width * height * 4) };
      const { data } = raster;
      return { ...view, pixels: new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength) };
    },
  };
}
