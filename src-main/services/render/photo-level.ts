import { ClickcutError } from '../../../src-preload/contract/errors';
import { intersect, type Rect, type Size } from '../../../src-preload/model/geometry';
import type { CutoutLayer } from '../../../src-preload/model/layer';
import { boundsAfter, compose, identity, invert, scaling, translation, type Matrix } from '../../../src-preload/model/matrix';
import type { Raster } from '../../../src-preload/raster/raster';
import { proxySide } from '../../../src-preload/model/proxy';
import { cutoutPixels } from '../exports/cutout-pixels';
import type { OpenImage } from '../images/images';
import type { StoredMask } from '../masks/masks';
import { edgesOf, takenOut } from './layer-edges';
import { heldLevel, planReduction, reduce, reductionKey, reductionToBase, sizeAt, type Level } from './level';
import { cutPlaced } from './proxy-part';
import { grow, isEmpty, wholeOf, wholePixels } from './rects';
import type { RenderContext } from './render-context';

export interface Density {
  /** Output pixels an own pixel, along each of its axes. */
  readonly x: number;
  readonly y: number;
}

const isSameSize = (a: Size, b: Size): boolean => a.width === b.width && a.height === b.height;
const covers = (a: Size, b: Size): boolean => a.width >= b.width && a.height >= b.height;
const between = (from: Size, to: Size): Matrix => scaling(to.width / from.width, to.height / from.height);
const scaleRect = ({ x, y, width, height }: Rect, from: Size, to: Size): Rect => {
  const [across, down] = [to.width / from.width, to.height / from.height];
  return { x: x * across, y: y * down, width: width * across, height: height * down };
};

async function reducedLevel(base: Raster, baseKey: string, target: Size, needed: Rect, toOwn: Matrix, { remember }: RenderContext): Promise<Level> {
  if (isSameSize(base, target)) return heldLevel(base, toOwn);
  const reduction = planReduction(base, target, needed);
  const raster = await remember(`${baseKey} ${reductionKey(reduction)}`, () => reduce(base, reduction));
  return heldLevel(raster, compose(toOwn, reductionToBase(reduction)));
}

/** The smallest raster at hand that has enough pixels. */
async function baseFor(image: OpenImage, target: Size, context: RenderContext): Promise<Raster> {
  const isWhole = isSameSize(target, image.info);
  const proxy = isWhole ? undefined : await image.scaled(proxySide, context.signal);
  return proxy && covers(proxy, target) ? proxy : context.full(image);
}

/** @param needed what will be looked at, in the photo's pixels */
export async function photoLevel(image: OpenImage, density: Density, needed: Rect, context: RenderContext): Promise<Level> {
  const target = sizeAt(image.info, density);
  const base = await baseFor(image, target, context);
  return reducedLevel(base, `photo ${image.info.id} ${base.width}`, target, scaleRect(needed, image.info, base), between(base, image.info), context);
}

/** Looked at only where `own` is, and as far around it as its soft edges got by being reduced. */
function narrowed(level: Level, own: Rect): Level {
  const back = invert(level.toOwn);
  return back ? { ...level, bounds: intersect(level.bounds, grow(wholePixels(boundsAfter(back, own)), 4)) } : level;
}

/** @throws ClickcutError `bad-request` */
export function checkMaskFits(layer: CutoutLayer, mask: Size, photo: Size): void {
  if (isSameSize(mask, photo)) return;
  throw new ClickcutError({
    code: 'bad-request',
    message: `The mask of '${layer.name}' has ${mask.width} x ${mask.height} pixels, its photo ${photo.width} x ${photo.height}.`,
    hint: 'Cut the layer out again.',
  });
}

/** The photo's pixels inside the mask; `undefined` for an empty mask. @param needed in the photo's pixels */
export async function cutoutLevel(layer: CutoutLayer, image: OpenImage, density: Density, needed: Rect, context: RenderContext): Promise<Level | undefined> {
  const { bounds, width, height } = context.masks.info(layer.mask);
  checkMaskFits(layer, { width, height }, image.info);
  if (isEmpty(bounds)) return undefined;
  const mask = await context.masks.load(layer.mask);
  const target = sizeAt(image.info, density);
  if (isSameSize(target, image.info)) {
    const photo = await context.full(image);
    const edges = await edgesOf(layer, photo, mask, context.edges, context.signal);
    // A clear margin, or the sampler would take the outermost pixels for a border that goes on.
    const around = intersect(grow(bounds, 2), wholeOf(image.info));
    return { toOwn: identity, bounds: around, cut: (region) => cutoutPixels(photo, mask, region, edges) };
  }
  const key = `cutout ${image.info.id} ${layer.mask} ${takenOut(layer)}`;
  const base = await baseFor(image, target, context);
  if (Math.max(base.width, base.height) <= proxySide) {
    return narrowed(await reducedProxy({ key, layer, base, mask, target, needed: scaleRect(needed, image.info, base) }, between(base, image.info), context), bounds);
  }
  return reducedFull({ key, layer, base, mask, target, needed }, context);
}

interface CutoutAsked {
  readonly key: string;
  readonly layer: CutoutLayer;
  readonly base: Raster;
  readonly mask: StoredMask;
  readonly target: Size;
  readonly needed: Rect;
}

/** @param asked `needed` in pixels of the base, which is the photo's proxy */
async function reducedProxy({ key, layer, base, mask, target, needed }: CutoutAsked, toOwn: Matrix, context: RenderContext): Promise<Level> {
  const proxy = await context.proxies.get(layer, mask, base, context.edges);
  if (isSameSize(base, target)) return heldLevel(proxy, compose(toOwn, translation(proxy.x, proxy.y)));
  const reduction = planReduction(base, target, needed);
  const own = { ...reduction, part: wholeOf(reduction.part) };
  const raster = await context.remember(`${key} ${base.width} ${reductionKey(reduction)}`, async () => reduce(await cutPlaced(proxy, reduction.part), own));
  return heldLevel(raster, compose(toOwn, reductionToBase(reduction)));
}

/** Cut out at full resolution, only where the mask is and somebody looks, then reduced. */
async function reducedFull({ key, layer, base, mask, target, needed }: CutoutAsked, context: RenderContext): Promise<Level> {
  const reach = 4 * Math.max(base.width / target.width, base.height / target.height);
  // A clear margin, or the reduction would repeat the outermost pixels outwards.
  const around = intersect(wholePixels(grow(mask.info.bounds, reach)), wholeOf(base));
  const wanted = intersect(around, wholePixels(grow(needed, 2 * reach)));
  const part = isEmpty(wanted) ? { ...around, width: 1, height: 1 } : wanted;
  const size = { width: Math.max(1, Math.round((part.width * target.width) / base.width)), height: Math.max(1, Math.round((part.height * target.height) / base.height)) };
  const reduction = { part: wholeOf(part), size };
  const raster = await context.remember(`${key} ${reductionKey({ part, size })}`, async () => {
    const edges = await edgesOf(layer, base, mask, context.edges, context.signal);
    return reduce(await cutoutPixels(base, mask, part, edges), reduction);
  });
  return heldLevel(raster, compose(translation(part.x, part.y), reductionToBase(reduction)));
}
