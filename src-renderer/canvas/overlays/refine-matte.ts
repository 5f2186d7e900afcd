import type { Rect } from '../../../src-preload/model/geometry';
import type { AlphaPlane } from '../../editor/refining/alpha-planes';
import { outsideOf } from '../paint/overlay-path';
import { stamp, type Context, type Scratch } from '../paint/scratch';

/** Farther than any photo reaches, in its own pixels. */
const everywhere: Rect = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };

/** Alphas as pictures: white, as opaque as the mask. */
const pictures = new WeakMap<AlphaPlane, OffscreenCanvas>();

function pictureOf(plane: AlphaPlane): OffscreenCanvas | undefined {
  const known = pictures.get(plane);
  if (known) return known;
  const { width, height, alpha } = plane;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) return undefined;
  const image = context.createImageData(width, height);
  const words = new Uint32Array(image.data.buffer);
  // The alpha is the last byte of a pixel, which is the highest one of a word on every machine that browsers run on.
  for (let i = 0; i < words.length; i += 1) words[i] = (((alpha[i] ?? 0) << 24) | 0xffffff) >>> 0;
  context.putImageData(image, 0, 0);
  pictures.set(plane, context.canvas);
  return context.canvas;
}

export function paintMatte(context: Context, plane: AlphaPlane): void {
  const picture = pictureOf(plane);
  const { x, y, width, height } = plane.region;
  if (picture) context.drawImage(picture, x, y, width, height);
}

/** The sharp one where it reaches, and the coarse one around it; both on top of each other would count transparency twice. */
export function paintBoth<T extends { readonly region: Rect }>(context: Context, sharp: T | undefined, coarse: T | undefined, paint: (part: T) => void): void {
  if (coarse) {
    context.save();
    if (sharp) {
      const inside = new Path2D();
      inside.rect(sharp.region.x, sharp.region.y, sharp.region.width, sharp.region.height);
      context.clip(outsideOf(inside, everywhere), 'evenodd');
    }
    paint(coarse);
    context.restore();
  }
  if (sharp) paint(sharp);
}

/**
 * Paints something and takes what is out, or what is in, away from it; then lays it on `context`. All in the space that
 * `context` is transformed to.
 */
export function paintThrough(
  context: Context,
  scratch: Scratch,
  keep: 'in' | 'out',
  matte: (context: Context) => void,
  paint: (context: Context) => void,
  opacity = 1,
): void {
  const own = scratch.take(context);
  const shape = own && scratch.take(context);
  if (!own || !shape) return;
  paint(own);
  matte(shape);
  stamp(own, shape, 1, keep === 'in' ? 'destination-in' : 'destination-out');
  scratch.done(shape);
  // With the blend mode and opacity that `context` has been given.
  context.save();
  context.resetTransform();
  context.globalAlpha *= opacity;
  context.drawImage(own.canvas, 0, 0);
  context.restore();
  scratch.done(own);
}
