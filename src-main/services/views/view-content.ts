import { throwIfAborted } from '../../../src-preload/contract/errors';
import type { CutoutLayer } from '../../../src-preload/model/layer';
import type { Rect, Size } from '../../../src-preload/model/geometry';
import type { TextLayer } from '../../../src-preload/model/layer';
import type { Raster } from '../../../src-preload/raster/raster';
import { proxySide } from '../../../src-preload/model/proxy';
import { cutoutPixels } from '../exports/cutout-pixels';
import type { OpenImage } from '../images/images';
import { edgesOf } from '../render/layer-edges';
import { cutPlaced } from '../render/proxy-part';
import { grow, isEmpty, wholeOf } from '../render/rects';
import type { RenderSources } from '../render/render-context';
import { renderView } from './render-view';
import { planView } from './view-plan';

/** `region` in the content's own pixels. */
export interface ViewAsked {
  readonly region: Rect;
  readonly view: Size;
}

/** How far a scaling kernel reaches, in pixels of the view. */
const kernelReach = 3;

/** The proxy where it has a pixel for every pixel of the view, else all pixels. */
async function pickLevel(image: OpenImage, { region, view }: ViewAsked, signal: AbortSignal): Promise<Raster> {
  const proxy = await image.scaled(proxySide, signal);
  const zoom = Math.max(view.width / region.width, view.height / region.height);
  const isEnough = proxy.width >= image.info.width * Math.min(1, zoom) * 0.999;
  return isEnough ? proxy : image.full(signal);
}

export async function viewPhoto(image: OpenImage, asked: ViewAsked, signal: AbortSignal): Promise<Raster | undefined> {
  const level = await pickLevel(image, asked, signal);
  const plan = planView(asked.region, asked.view, wholeOf(image.info), image.info, level);
  return plan && renderView(level, plan, asked.view);
}

export async function viewCutout(
  layer: CutoutLayer,
  image: OpenImage,
  asked: ViewAsked,
  { masks, proxies, edges }: Pick<RenderSources, 'masks' | 'proxies' | 'edges'>,
  signal: AbortSignal,
): Promise<Raster | undefined> {
  const { region, view } = asked;
  const { bounds } = masks.info(layer.mask);
  if (isEmpty(bounds)) return undefined;
  const level = await pickLevel(image, asked, signal);
  const reach = Math.ceil(kernelReach * Math.max(1, region.width / view.width, region.height / view.height));
  const plan = planView(region, view, grow(bounds, reach), image.info, level);
  if (!plan) return undefined;
  const mask = await masks.load(layer.mask);
  const isProxy = Math.max(level.width, level.height) <= proxySide;
  const fromOwn = { ...plan, source: { ...plan.source, x: 0, y: 0 } };
  if (isProxy) return renderView(await cutPlaced(await proxies.get(layer, mask, level, edges), plan.source), fromOwn, view);
  const pixels = await cutoutPixels(level, mask, plan.source, await edgesOf(layer, level, mask, edges, signal));
  throwIfAborted(signal);
  return renderView(pixels, fromOwn, view);
}

/** More pixels along a side than any view shows of a text at once. */
const mostTextSide = 8192;

export async function viewText({ style, box }: TextLayer, { region, view }: ViewAsked, texts: RenderSources['texts'], signal: AbortSignal): Promise<Raster | undefined> {
  if (isEmpty(wholeOf(box)) || style.text.trim() === '') return undefined;
  const wanted = Math.max(view.width / region.width, view.height / region.height);
  const scale = Math.min(wanted, mostTextSide / Math.max(box.width, box.height));
  const raster = await texts.render(style, { scale, signal });
  throwIfAborted(signal);
  const own = { width: raster.width / scale, height: raster.height / scale };
  const plan = planView(region, view, wholeOf(own), own, raster);
  return plan && renderView(raster, plan, view);
}
