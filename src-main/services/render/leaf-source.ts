import type { FillLayer, PlacedLayer } from '../../../src-preload/model/layer';
import { intersect, type Point, type Rect, type Size } from '../../../src-preload/model/geometry';
import { boundsAfter, compose, identity, invert, isExactMove, scaling, translation, type Matrix } from '../../../src-preload/model/matrix';
import { blurredLevel, fittedLevel, tiledLevel } from './fill-level';
import { heldLevel, type Level } from './level';
import { cutoutLevel, photoLevel, type Density } from './photo-level';
import { grow, isEmpty, movedBy, wholeOf, wholePixels } from './rects';
import type { RenderContext } from './render-context';
import type { LeafContent } from './strip-program';

/** Where a render looks: `toOutput` leads from document pixels to the output's, `frame` is where anything may show. */
export interface OutputView {
  readonly toOutput: Matrix;
  /** Whole pixels of the output. */
  readonly frame: Rect;
  readonly canvas: Size;
}

/** One layer's content, ready to be cut for any part of the output. */
export interface LeafSource {
  /** Where it can show without effects, in whole output pixels. */
  readonly bounds: Rect;
  /** What shows in a part of the output, in pixels that begin at `origin`; `undefined` for nothing. */
  readonly cut: (part: Rect, origin: Point) => Promise<LeafContent | undefined>;
}

/** The sampler looks at neighbours. */
const samplerReach = 3;
/** More pixels of a text than any output needs at once. */
const mostTextSide = 16_384;

export const densityOf = ([a, b, c, d]: Matrix): Density => ({ x: Math.hypot(a, b), y: Math.hypot(c, d) });

const relativeTo = (rect: Rect, { x, y }: Point): Rect => movedBy(rect, { x: -x, y: -y });

const sourceOf = (level: Level, toOutput: Matrix, frame: Rect): LeafSource => {
  const map = compose(toOutput, level.toOwn);
  const snapped = snap(map);
  const isExact = isExactMove(snapped);
  const back = invert(snapped);
  const bounds = intersect(grow(wholePixels(boundsAfter(snapped, level.bounds)), isExact ? 0 : 1), frame);
  return {
    bounds,
    cut: async (part, origin) => {
      const shown = intersect(part, bounds);
      if (!back || isEmpty(shown)) return undefined;
      const seen = boundsAfter(back, shown);
      const region = intersect(wholePixels(isExact ? seen : grow(seen, samplerReach)), level.bounds);
      if (isEmpty(region)) return undefined;
      return {
        kind: 'pixels',
        raster: await level.cut(region),
        map: compose(translation(-origin.x, -origin.y), compose(snapped, translation(region.x, region.y))),
        into: relativeTo(shown, origin),
      };
    },
  };
};

/** Rounding errors of products must not turn copying into sampling. */
function snap(map: Matrix): Matrix {
  const [a, b, c, d, e, f] = map.map((value) => (Math.abs(value - Math.round(value)) < 1e-7 ? Math.round(value) : value));
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}

async function placedLevel(layer: PlacedLayer, toOutput: Matrix, seen: Rect, context: RenderContext): Promise<Level | undefined> {
  const density = densityOf(toOutput);
  switch (layer.kind) {
    case 'image':
      return photoLevel(context.image(layer.image), density, seen, context);
    case 'cutout':
      return cutoutLevel(layer, context.image(layer.image), density, seen, context);
    case 'text': {
      if (isEmpty(wholeOf(layer.box)) || layer.style.text.trim() === '') return undefined;
      const most = mostTextSide / Math.max(layer.box.width, layer.box.height);
      const wanted = Math.max(density.x, density.y);
      const scale = Math.min(most, Math.abs(wanted - 1) < 1e-7 ? 1 : wanted);
      const raster = await context.remember(`text ${scale} ${JSON.stringify(layer.style)}`, () => context.texts.render(layer.style, { scale, signal: context.signal }));
      return heldLevel(raster, scaling(1 / scale, 1 / scale));
    }
  }
}

/** @returns `undefined` where nothing of the layer can show in the view's frame */
export async function placedSource(layer: PlacedLayer, { toOutput: toDocument, frame }: OutputView, context: RenderContext): Promise<LeafSource | undefined> {
  const toOutput = compose(toDocument, layer.transform);
  const back = invert(toOutput);
  if (!back || isEmpty(frame)) return undefined;
  const level = await placedLevel(layer, toOutput, boundsAfter(back, frame), context);
  return level && sourceOf(level, toOutput, frame);
}

export async function fillSource({ fill }: FillLayer, view: OutputView, context: RenderContext): Promise<LeafSource> {
  const { toOutput, canvas } = view;
  const frame = intersect(view.frame, wholePixels(boundsAfter(toOutput, wholeOf(canvas))));
  const painted = (content: (into: Rect, map: Matrix) => LeafContent): LeafSource => ({
    bounds: frame,
    cut: async (part, origin) => {
      const into = intersect(part, frame);
      return isEmpty(into) ? undefined : content(relativeTo(into, origin), compose(translation(-origin.x, -origin.y), toOutput));
    },
  });
  const asked = { density: densityOf(toOutput), needed: boundsAfter(invert(toOutput) ?? identity, frame) };
  switch (fill.kind) {
    case 'colour':
      return painted((into) => ({ kind: 'colour', colour: fill.colour, into }));
    case 'gradient':
      return painted((into, map) => ({ kind: 'gradient', fill, canvas, map, into }));
    case 'image': {
      const image = context.image(fill.image);
      const level = fill.fit === 'tile' ? tiledLevel(image, canvas, asked.density, context) : fittedLevel(image, fill.fit, canvas, asked, context);
      return sourceOf(await level, toOutput, frame);
    }
    case 'blur':
      return sourceOf(await blurredLevel(context.image(fill.image), fill.blur, canvas, asked, context), toOutput, frame);
  }
}
