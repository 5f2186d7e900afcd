import type { Colour } from '../../../src-preload/model/colour';
import { intersect, type Rect, type Size } from '../../../src-preload/model/geometry';
import { isPlaced } from '../../../src-preload/model/layer';
import { throwIfAborted } from '../../../src-preload/contract/errors';
import { marginOf, stepsOf } from './compile-strip';
import type { OutputView } from './leaf-source';
import { leavesOf, type LeafNode, type PaintNodes } from './paint-tree';
import { isEmpty } from './rects';
import type { Compositor } from './render-client';
import type { RenderContext } from './render-context';
import type { StripPixels } from './strip-program';

/** Bound of the pixels of all layers of the strips that are on their way at once. */
const defaultStripBytes = 192 * 1024 ** 2;
const fewestRows = 16;
const leastSide = 128;

const isTurned = ({ layer }: LeafNode): boolean => isPlaced(layer) && (layer.transform[1] !== 0 || layer.transform[2] !== 0);

/**
 * Size of a strip: what keeps the pixels of all layers within the budget, but not much less than the effects look
 * around, or most of the work would be done again for the next strip. Strips are as wide as the frame, so that rows
 * are copied in one piece; with turned layers they are squares, because the upright rectangle of their pixels around
 * a long strip holds many times the pixels that are needed.
 */
function stripSize(nodes: PaintNodes, view: OutputView, bytes: number): Size {
  const leaves = leavesOf(nodes);
  const margins = leaves.map((leaf) => marginOf(leaf, view));
  const reach = Math.max(0, ...margins.map(({ left, top, right, bottom }) => Math.max(left + right, top + bottom)));
  const pixels = bytes / (4 * (leaves.length + 3));
  if (!leaves.some(isTurned)) {
    return { width: view.frame.width, height: Math.max(fewestRows, reach, Math.floor(pixels / Math.max(1, view.frame.width))) };
  }
  const side = Math.max(leastSide, reach, Math.floor(Math.sqrt(pixels)));
  return { width: side, height: side };
}

const bandsOf = (frame: Rect, height: number): readonly Rect[] =>
  Array.from({ length: Math.ceil(frame.height / height) }, (_, i) => ({ ...frame, y: frame.y + i * height, height: Math.min(height, frame.height - i * height) }));

/**
 * All of a larger frame in strips: none of them lies partly inside of `frame`, so that nothing of what is cut off there
 * shows outside of it. Strips beside each other have the same height.
 */
function surroundedStrips(frame: Rect, whole: Rect, size: Size): readonly Rect[] {
  if (frame.width <= 0 || frame.height <= 0) return bandsOf(whole, size.height);
  const [right, bottom] = [frame.x + frame.width, frame.y + frame.height];
  const above = { ...whole, height: frame.y - whole.y };
  const below = { ...whole, y: bottom, height: whole.y + whole.height - bottom };
  const inside = bandsOf(frame, size.height).flatMap((band) => {
    const before = { ...band, x: whole.x, width: frame.x - whole.x };
    const after = { ...band, x: right, width: whole.x + whole.width - right };
    return [before, ...stripsOf(band, size), after].filter(({ width }) => width > 0);
  });
  return [...bandsOf(above, size.height), ...inside, ...bandsOf(below, size.height)];
}

/** The frame in strips, from the top left to the bottom right. */
function stripsOf(frame: Rect, { width, height }: Size): readonly Rect[] {
  const strips: Rect[] = [];
  for (let y = frame.y; y < frame.y + frame.height; y += height) {
    for (let x = frame.x; x < frame.x + frame.width; x += width) {
      strips.push({ x, y, width: Math.min(width, frame.x + frame.width - x), height: Math.min(height, frame.y + frame.height - y) });
    }
  }
  return strips;
}

export interface PaintRequest {
  readonly nodes: PaintNodes;
  readonly view: OutputView;
  readonly background: Colour | null;
  readonly onlyEffects?: boolean;
  /** What lies under the nodes where they are, and alone where they are not; it may be larger than their frame. */
  readonly under?: { readonly nodes: PaintNodes; readonly view: OutputView } | undefined;
  /** Bound of the pixels of all layers of the strips that are on their way at once; 192 MiB unless told. */
  readonly stripBytes?: number | undefined;
}

export interface RenderedStrip extends StripPixels {
  /** Whole pixels of the output. */
  readonly at: Rect;
}

/**
 * Composites the view's frame, or the larger one of what lies under it, from the top to the bottom. The next strip's
 * pixels are fetched while the workers composite.
 * @throws ClickcutError `cancelled`
 */
export async function* renderStrips(request: PaintRequest, compositor: Compositor, context: RenderContext): AsyncGenerator<RenderedStrip> {
  const { nodes, view, background, onlyEffects = false, under, stripBytes = defaultStripBytes } = request;
  const make = async (at: Rect): Promise<RenderedStrip> => {
    const below = under ? await stepsOf(under.nodes, { view: under.view, strip: at, onlyEffects }, context) : [];
    const isOutside = isEmpty(intersect(at, view.frame));
    const above = isOutside ? [] : await stepsOf(nodes, { view, strip: at, onlyEffects }, context);
    const steps = [...below, ...above];
    throwIfAborted(context.signal);
    return { at, ...(await compositor.composite({ width: at.width, height: at.height, background, steps }, context.signal)) };
  };
  const underWay: Promise<RenderedStrip>[] = [];
  const widest = { ...view, frame: under?.view.frame ?? view.frame };
  const size = stripSize(under ? [...under.nodes, ...nodes] : nodes, widest, stripBytes / (compositor.threads + 1));
  const strips = under ? surroundedStrips(view.frame, under.view.frame, size) : stripsOf(view.frame, size);
  for (const at of strips) {
    const strip = make(at);
    // Awaited below, maybe later: a failure until then is not an unhandled one.
    strip.catch(() => undefined);
    underWay.push(strip);
    const first = underWay.length > compositor.threads ? underWay.shift() : undefined;
    if (first) yield await first;
  }
  for (const strip of underWay) yield await strip;
}
