import type { Colour } from '../../../src-preload/model/colour';
import type { Rect } from '../../../src-preload/model/geometry';
import { throwIfAborted } from '../../../src-preload/contract/errors';
import { marginOf, stepsOf } from './compile-strip';
import type { OutputView } from './leaf-source';
import { leavesOf, type PaintNodes } from './paint-tree';
import type { Compositor } from './render-client';
import type { RenderContext } from './render-context';
import type { StripPixels } from './strip-program';

/** Bound of the pixels of all layers of one strip. Two strips are on their way at once. */
const defaultStripBytes = 96 * 1024 ** 2;
const fewestRows = 16;

/**
 * Rows of a strip: what keeps the pixels of all layers within the budget, but not much less than the effects look
 * around, or most of the work would be done again for the next strip.
 */
export function rowsPerStrip(nodes: PaintNodes, view: OutputView, stripBytes = defaultStripBytes): number {
  const leaves = leavesOf(nodes);
  const margins = leaves.map((leaf) => marginOf(leaf, view));
  const reach = Math.max(0, ...margins.map(({ top, bottom }) => top + bottom));
  const rowBytes = Math.max(1, view.frame.width) * 4 * (leaves.length + 3);
  return Math.max(fewestRows, reach, Math.floor(stripBytes / rowBytes));
}

export interface PaintRequest {
  readonly nodes: PaintNodes;
  readonly view: OutputView;
  readonly background: Colour | null;
  readonly onlyEffects?: boolean;
  readonly stripBytes?: number | undefined;
}

export interface RenderedStrip extends StripPixels {
  /** Whole pixels of the output. */
  readonly at: Rect;
}

/**
 * Composites the view's frame from the top to the bottom. The next strip's pixels are fetched while the worker
 * composites one.
 * @throws ClickcutError `cancelled`
 */
export async function* renderStrips(request: PaintRequest, compositor: Compositor, context: RenderContext): AsyncGenerator<RenderedStrip> {
  const { nodes, view, background, onlyEffects = false } = request;
  const { frame } = view;
  const rows = rowsPerStrip(nodes, view, request.stripBytes);
  const make = async (y: number): Promise<RenderedStrip> => {
    const at = { x: frame.x, y, width: frame.width, height: Math.min(rows, frame.y + frame.height - y) };
    const steps = await stepsOf(nodes, { view, strip: at, onlyEffects }, context);
    throwIfAborted(context.signal);
    return { at, ...(await compositor.composite({ width: at.width, height: at.height, background, steps }, context.signal)) };
  };
  const underWay: Promise<RenderedStrip>[] = [];
  for (let y = frame.y; y < frame.y + frame.height; y += rows) {
    const strip = make(y);
    // Awaited below, maybe later: a failure until then is not an unhandled one.
    strip.catch(() => undefined);
    underWay.push(strip);
    const first = underWay.length > 1 ? underWay.shift() : undefined;
    if (first) yield await first;
  }
  for (const strip of underWay) yield await strip;
}
