import { asClickcutError, ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { Colour } from '../../../src-preload/model/colour';
import type { DocumentRecord, LayerId } from '../../../src-preload/model/document';
import { intersect, type Rect, type Size } from '../../../src-preload/model/geometry';
import type { FillLayer, Layer, PlacedLayer } from '../../../src-preload/model/layer';
import { boundsAfter, compose, identity, isExactMove, scaling, translation, type Matrix } from '../../../src-preload/model/matrix';
import type { Raster } from '../../../src-preload/raster/raster';
import { createWorkQueue } from '../../inference/work-queue';
import { maxPixels } from '../images/limits';
import { boundsOf, ownBounds } from './output-bounds';
import type { OutputView } from './leaf-source';
import { paintTree, type PaintChoice, type PaintNodes } from './paint-tree';
import type { Compositor } from './render-client';
import { copyPart, isEmpty, joined, movedBy, nowhere, wholeOf, wholePixels } from './rects';
import { createRenderContext, type RenderContext, type RenderSources } from './render-context';
import { renderStrips, type PaintRequest, type RenderedStrip } from './render-strips';

/** What a render needs to know of a document. */
export type Scene = Pick<DocumentRecord, 'width' | 'height' | 'background' | 'layers'>;

export interface RenderOptions extends PaintChoice {
  /** What is rendered, in document pixels; what lies outside the canvas stays transparent. */
  readonly region: Rect;
  /** Size of the result. */
  readonly width: number;
  readonly height: number;
  /** Under everything; nothing unless told. */
  readonly background?: Colour | null | undefined;
}

/** A picture of its own size, such as a file: some of a document with something under it. */
export interface FramedOptions extends PaintChoice {
  readonly size: Size;
  /** From document pixels to the picture's. */
  readonly toPicture: Matrix;
  /** Whole pixels of the picture outside which the layers do not show; the whole picture unless told. */
  readonly clip?: Rect | undefined;
  /** What is rendered, whole pixels of the picture; all of it unless told. */
  readonly window?: Rect | undefined;
  /** Under everything, over the whole picture. */
  readonly background?: Colour | null | undefined;
  /** Above that and below the layers; they cover the whole picture. */
  readonly fills?: readonly FillLayer[] | undefined;
}

/** Whole rows of a picture: straight RGBA. */
export interface Rows {
  readonly y: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Straight RGBA with the smallest rectangle that holds all alpha above zero (whole pixels of the raster). */
export interface Rendered {
  readonly raster: Raster;
  readonly content: Rect;
}

export interface Rasterised {
  /** Straight RGBA. */
  readonly raster: Raster;
  /** Where it lies, in whole document pixels; it may stick out of the canvas. */
  readonly bounds: Rect;
}

/**
 * Renders documents: W3C Compositing and Blending Level 1 in 8-bit sRGB, strip by strip in worker threads.
 *
 * - Layers are painted from the bottom to the top, each with its blend mode and opacity; hidden ones, and those in
 *   hidden groups, are not there.
 * - A group is isolated: what it holds is composited over transparency, the result is painted like one layer.
 * - A clipped layer shows where its base has alpha; the base is the nearest unclipped sibling below it. Base (normal,
 *   opaque) and clipped layers (atop, with their own blend modes and opacities) are composited by themselves and the
 *   result is painted with the base's blend mode and opacity. Clipped layers of a hidden base are hidden; one without
 *   a base is like any other.
 * - Shadow and outline lie under their layer: made from its alpha after its transform, in document space, painted
 *   `normal` with the layer's opacity. They are no part of what clipped layers are clipped to.
 * - Exact moves at 1:1 copy pixels. Everything else is first reduced by sharp to about the output's density, then
 *   sampled once.
 */
export interface Renderer {
  /** For the screen: at once, from the photos' proxies where they have enough pixels. @throws ClickcutError `not-found`, `cancelled` */
  view(scene: Scene, options: RenderOptions, signal: AbortSignal): Promise<Raster>;
  /** Shadow and outline of one layer without the layer, at full opacity. @throws ClickcutError `not-found`, `cancelled` */
  effects(canvas: Size, layer: PlacedLayer, options: Pick<RenderOptions, 'region' | 'width' | 'height'>, signal: AbortSignal): Promise<Raster>;
  /** At full resolution, one after another: each takes hundreds of megabytes on its way. @throws ClickcutError `not-found`, `cancelled` */
  full(scene: Scene, choice: PaintChoice & Pick<RenderOptions, 'background'>, signal: AbortSignal): Promise<Rendered>;
  /**
   * Layers over transparency as one picture, cut to what shows; everything with the background for `null`. Layers keep
   * what lies outside the canvas.
   * @returns `undefined` when nothing shows
   * @throws ClickcutError `not-found`, `cancelled`
   */
  rasterise(document: Scene, layers: readonly LayerId[] | null, signal: AbortSignal): Promise<Rasterised | undefined>;
  /**
   * At the resolution of a picture, from the photos' full pixels, whatever its size: texts and effects are made for it,
   * photos are reduced once. One after another, as `full`.
   * @throws ClickcutError `not-found`, `cancelled`
   */
  framed(scene: Scene, options: FramedOptions, signal: AbortSignal): Promise<Rendered>;
  /** The same row by row, from the top to the bottom, so that there is never a raster of all of it. `use` has to read all rows. */
  framedRows<T>(scene: Scene, options: FramedOptions, use: (rows: AsyncIterable<Rows>) => Promise<T>, signal: AbortSignal): Promise<T>;
  /**
   * The smallest rectangle, in whole document pixels, that holds all alpha above zero of some layers and their effects,
   * also outside the canvas unless `onCanvas` is set; empty for nothing. One after another, as `full`.
   * @throws ClickcutError `not-found`, `cancelled`
   */
  contentOf(scene: Scene, choice: PaintChoice & { readonly onCanvas?: boolean | undefined }, signal: AbortSignal): Promise<Rect>;
  /** One at a time with all other work at full resolution. @throws ClickcutError `cancelled` */
  alone<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

export interface RendererOptions extends RenderSources {
  readonly compositor: Compositor;
  /** See `PaintRequest`. */
  readonly stripBytes?: number;
}

function framedRequest(scene: Scene, options: FramedOptions): PaintRequest {
  const { size, toPicture, background = null, fills = [] } = options;
  const { x, y, width, height } = options.window ?? wholeOf(size);
  const moved = (rect: Rect): Rect => movedBy(rect, { x: -x, y: -y });
  const frame = wholeOf({ width, height });
  const toWindow = translation(-x, -y);
  return {
    nodes: paintTree(scene.layers, options),
    view: { toOutput: compose(toWindow, toPicture), frame: intersect(moved(options.clip ?? wholeOf(size)), frame), canvas: { width: scene.width, height: scene.height } },
    background,
    under: { nodes: fills.map((layer) => ({ kind: 'leaf', layer, clipped: [] })), view: { toOutput: toWindow, frame, canvas: size } },
  };
}

/** Strips beside each other become rows. */
async function* rowsOf(width: number, strips: AsyncIterable<RenderedStrip>): AsyncGenerator<Rows> {
  let band: Uint8Array | undefined;
  for await (const { at, data } of strips) {
    if (at.width === width) {
      yield { y: at.y, height: at.height, data };
      continue;
    }
    band ??= new Uint8Array(width * at.height * 4);
    for (let row = 0; row < at.height; row++) band.set(data.subarray(row * at.width * 4, (row + 1) * at.width * 4), (row * width + at.x) * 4);
    if (at.x + at.width < width) continue;
    yield { y: at.y, height: at.height, data: band };
    band = undefined;
  }
}

/** What a lone layer that is only moved shows, where its mask or its photo tells; `undefined` where pixels have to be looked at. */
function plainContent(nodes: PaintNodes, context: RenderContext): Rect | undefined {
  const [only] = nodes;
  if (nodes.length !== 1 || only?.kind !== 'leaf' || only.clipped.length > 0) return undefined;
  const { layer } = only;
  if (layer.kind === 'fill' || layer.kind === 'text' || layer.opacity <= 0 || !isExactMove(layer.transform)) return undefined;
  if (layer.effects.shadow !== null || layer.effects.outline !== null || context.image(layer.image).info.hasAlpha) return undefined;
  const [, , , , x, y] = layer.transform;
  return movedBy(ownBounds(layer, context), { x, y });
}

/** Photos as they are: a picture that becomes a file is not made from a proxy. */
function exactContext(sources: RenderSources, signal: AbortSignal): RenderContext {
  const context = createRenderContext(sources, signal);
  return {
    ...context,
    image: (id) => {
      const image = context.image(id);
      const { info, bytes } = image;
      return { info, bytes, full: (given) => image.full(given), stretched: (...given) => image.stretched(...given), scaled: () => context.full(image) };
    },
  };
}

function viewOf({ width, height }: Size, { region, ...size }: Pick<RenderOptions, 'region' | 'width' | 'height'>): OutputView {
  const toOutput = compose(scaling(size.width / region.width, size.height / region.height), translation(-region.x, -region.y));
  const canvas = { width, height };
  return { toOutput, frame: intersect(wholePixels(boundsAfter(toOutput, wholeOf(canvas))), wholeOf(size)), canvas };
}

const notFound = (id: LayerId): ClickcutError =>
  new ClickcutError({ code: 'not-found', message: `The document has no layer '${id}'.`, hint: 'It may have been deleted.' });

function checkChoice(layers: readonly Layer[], chosen: readonly LayerId[] | undefined): void {
  const there = new Set(layers.map(({ id }) => id));
  for (const id of chosen ?? []) if (!there.has(id)) throw notFound(id);
}

export function createRenderer({ compositor, stripBytes, ...sources }: RendererOptions): Renderer {
  const queue = createWorkQueue(1);

  const paint = async (size: Size, request: PaintRequest, signal: AbortSignal, context = createRenderContext(sources, signal)): Promise<Rendered> => {
    throwIfAborted(signal);
    const data = new Uint8Array(size.width * size.height * 4);
    let content = nowhere;
    for await (const { at, data: pixels, bounds } of renderStrips({ ...request, stripBytes }, compositor, context)) {
      content = joined(content, movedBy(bounds, at));
      if (at.width === size.width) data.set(pixels, at.y * size.width * 4);
      else for (let y = 0; y < at.height; y++) data.set(pixels.subarray(y * at.width * 4, (y + 1) * at.width * 4), ((at.y + y) * size.width + at.x) * 4);
    }
    throwIfAborted(signal);
    return { raster: { ...size, channels: 4, data }, content };
  };

  const alone: Renderer['alone'] = async (work, signal) => {
    throwIfAborted(signal);
    try {
      return await queue.add(work, { signal });
    } catch (error) {
      throwIfAborted(signal);
      throw asClickcutError(error);
    }
  };

  const view: Renderer['view'] = async (scene, options, signal) => {
    checkChoice(scene.layers, options.layers);
    const { width, height, background = null } = options;
    const request = { nodes: paintTree(scene.layers, options), view: viewOf(scene, options), background };
    return (await paint({ width, height }, request, signal)).raster;
  };

  const full: Renderer['full'] = (scene, choice, signal) =>
    alone(() => {
      checkChoice(scene.layers, choice.layers);
      const { width, height } = scene;
      const frame = wholeOf(scene);
      const request = { nodes: paintTree(scene.layers, choice), view: { toOutput: identity, frame, canvas: { width, height } }, background: choice.background ?? null };
      return paint({ width, height }, request, signal);
    }, signal);

  const rasterise: Renderer['rasterise'] = (document, layers, signal) =>
    alone(async () => {
      checkChoice(document.layers, layers ?? undefined);
      const canvas = { width: document.width, height: document.height };
      const nodes = paintTree(document.layers, layers ? { layers } : {});
      const whole = { toOutput: identity, frame: wholeOf(canvas), canvas };
      const reached = layers && boundsOf(nodes, whole, createRenderContext(sources, signal));
      if (layers && !reached) return undefined;
      // Merged far outside of what can be held: what lies on the canvas is what counts.
      const isTooLarge = reached && reached.width * reached.height > maxPixels;
      const area = reached && !isTooLarge ? reached : wholeOf(canvas);
      const { width, height } = area;
      const shown: OutputView = { toOutput: translation(-area.x, -area.y), frame: wholeOf(area), canvas };
      const { raster, content } = await paint({ width, height }, { nodes, view: shown, background: layers ? null : document.background }, signal);
      if (isEmpty(content)) return undefined;
      const isTight = content.width === width && content.height === height;
      return {
        raster: isTight ? raster : copyPart(raster, content),
        bounds: movedBy(content, area),
      };
    }, signal);

  const effects: Renderer['effects'] = async (canvas, layer, options, signal) => {
    const { width, height } = options;
    const node = { kind: 'leaf', layer: { ...layer, opacity: 1, blend: 'normal' }, clipped: [] } as const;
    // Not cut off at the canvas: the page may show more.
    const output = { ...viewOf(canvas, options), frame: wholeOf(options) };
    const request = { nodes: [node], view: output, background: null, onlyEffects: true };
    return (await paint({ width, height }, request, signal)).raster;
  };

  const framed: Renderer['framed'] = (scene, options, signal) =>
    alone(() => {
      checkChoice(scene.layers, options.layers);
      const { width, height } = options.window ?? options.size;
      return paint({ width, height }, framedRequest(scene, options), signal, exactContext(sources, signal));
    }, signal);

  const framedRows: Renderer['framedRows'] = (scene, options, use, signal) =>
    alone(() => {
      checkChoice(scene.layers, options.layers);
      const { width } = options.window ?? options.size;
      return use(rowsOf(width, renderStrips({ ...framedRequest(scene, options), stripBytes }, compositor, exactContext(sources, signal))));
    }, signal);

  const contentOf: Renderer['contentOf'] = (scene, choice, signal) =>
    alone(async () => {
      checkChoice(scene.layers, choice.layers);
      const canvas = { width: scene.width, height: scene.height };
      const nodes = paintTree(scene.layers, choice);
      const context = createRenderContext(sources, signal);
      const plain = plainContent(nodes, context);
      if (plain) {
        const shown = choice.onCanvas === true ? intersect(plain, wholeOf(canvas)) : plain;
        return isEmpty(shown) ? nowhere : shown;
      }
      const reached = boundsOf(nodes, { toOutput: identity, frame: wholeOf(canvas), canvas }, context);
      if (!reached) return nowhere;
      const isLimited = choice.onCanvas === true || reached.width * reached.height > maxPixels;
      const area = isLimited ? intersect(reached, wholeOf(canvas)) : reached;
      if (isEmpty(area)) return nowhere;
      const view = { toOutput: translation(-area.x, -area.y), frame: wholeOf(area), canvas };
      let content = nowhere;
      for await (const { at, bounds } of renderStrips({ nodes, view, background: null, stripBytes }, compositor, context)) content = joined(content, movedBy(bounds, at));
      return isEmpty(content) ? nowhere : movedBy(content, area);
    }, signal);

  return { view, full, rasterise, effects, framed, framedRows, contentOf, alone };
}
