import type { Rect, Size } from '../../../src-preload/model/geometry';
import { intersect } from '../../../src-preload/model/geometry';
import { boundsAfter, compose, identity, invert, scaling, translation, type Matrix } from '../../../src-preload/model/matrix';
import type { Raster } from '../../../src-preload/raster/raster';
import { proxySide } from '../../../src-preload/model/proxy';
import type { OpenImage } from '../images/images';
import { fromRaster, toRaster } from '../images/sharp';
import { fitMatrix } from './fit-fill';
import { heldLevel, type Level } from './level';
import { photoLevel, type Density } from './photo-level';
import { wholeOf, wholePixels } from './rects';
import type { RenderContext } from './render-context';

/** How large the pixels of a photo become in the output when a map puts them into the document. */
const densityAfter = ([a, b, c, d]: Matrix, { x, y }: Density): Density => ({ x: Math.hypot(a * x, b * y), y: Math.hypot(c * x, d * y) });

/** Levels of fills lead to document pixels. @param needed in document pixels */
export async function fittedLevel(
  image: OpenImage,
  fit: 'cover' | 'contain' | 'stretch',
  canvas: Size,
  { density, needed }: { readonly density: Density; readonly needed: Rect },
  context: RenderContext,
): Promise<Level> {
  const map = fitMatrix(fit, image.info, canvas);
  const back = invert(map) ?? identity;
  const level = await photoLevel(image, densityAfter(map, density), boundsAfter(back, needed), context);
  return { ...level, toOwn: compose(map, level.toOwn) };
}

function repeated(tile: Raster, { x, y, width, height }: Rect): Raster {
  const { channels } = tile;
  const data = new Uint8Array(width * height * channels);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) % tile.height) * tile.width;
    for (let done = 0; done < width; ) {
      const start = (x + done) % tile.width;
      const count = Math.min(width - done, tile.width - start);
      data.set(tile.data.subarray((from + start) * channels, (from + start + count) * channels), (row * width + done) * channels);
      done += count;
    }
  }
  return { width, height, channels, data };
}

/** The photo side by side from the canvas' top left, one of its pixels on one of the document's. */
export async function tiledLevel(image: OpenImage, canvas: Size, density: Density, context: RenderContext): Promise<Level> {
  const level = await photoLevel(image, density, wholeOf(image.info), context);
  const tile = await level.cut(level.bounds);
  const toOwn = scaling(image.info.width / tile.width, image.info.height / tile.height);
  const back = invert(toOwn) ?? identity;
  return { toOwn, bounds: wholePixels(boundsAfter(back, wholeOf(canvas))), cut: async (region) => repeated(tile, region) };
}

/** A blur needs no more pixels than these a standard deviation: what is between them is as good as straight. */
const pixelsPerSigma = 8;
/** The least that sharp blurs, in pixels. */
const leastSigma = 0.3;

/** The part of the photo that covers the canvas, blurred; beyond its edges it goes on with its outermost pixels. */
export async function blurredLevel(
  image: OpenImage,
  blur: number,
  canvas: Size,
  asked: { readonly density: Density; readonly needed: Rect },
  context: RenderContext,
): Promise<Level> {
  const sigma = blur / 2;
  const wanted = Math.min(1, Math.max(asked.density.x, asked.density.y));
  const density = Math.min(wanted, pixelsPerSigma / Math.max(sigma, 1e-3));
  if (sigma * density < leastSigma) return fittedLevel(image, 'cover', canvas, asked, context);
  const map = fitMatrix('cover', image.info, canvas);
  const size = { width: Math.max(1, Math.round(canvas.width * density)), height: Math.max(1, Math.round(canvas.height * density)) };
  const proxy = await image.scaled(proxySide, context.signal);
  const isEnough = proxy.width >= image.info.width * Math.min(1, map[0] * density) * 0.999;
  const base = isEnough ? proxy : await context.full(image);
  const toDocument = compose(map, scaling(image.info.width / base.width, image.info.height / base.height));
  const part = intersect(wholePixels(boundsAfter(invert(toDocument) ?? identity, wholeOf(canvas))), wholeOf(base));
  const raster = await context.remember(`blur ${image.info.id} ${blur} ${size.width}x${size.height}`, () =>
    toRaster(
      fromRaster(base)
        .extract({ left: part.x, top: part.y, width: part.width, height: part.height })
        .resize(size.width, size.height, { fit: 'fill' })
        .blur({ sigma: sigma * density, precision: 'float', minAmplitude: 0.01 }),
    ),
  );
  const toBase = compose(translation(part.x, part.y), scaling(part.width / size.width, part.height / size.height));
  return heldLevel(raster, compose(toDocument, toBase));
}
