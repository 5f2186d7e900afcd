import type { Rect } from '../../../src-preload/model/geometry';
import { isPlaced, type FillLayer, type PlacedLayer } from '../../../src-preload/model/layer';
import type { Margin } from '../../../src-preload/raster/effects';
import { densityOf, fillSource, placedSource, type OutputView } from './leaf-source';
import type { LeafNode, PaintNode, PaintNodes } from './paint-tree';
import type { RenderContext } from './render-context';
import { outputMargin, seenFrom, type ScaledEffects } from './strip-effects';
import type { PaintStep } from './strip-program';

export interface StripAsked {
  readonly view: OutputView;
  /** Whole pixels of the output, inside the view's frame. */
  readonly strip: Rect;
  readonly onlyEffects: boolean;
}

function effectsOf(layer: PlacedLayer | FillLayer, { toOutput }: OutputView): ScaledEffects | null {
  if (!isPlaced(layer)) return null;
  const { shadow, outline } = layer.effects;
  if (shadow === null && outline === null) return null;
  const { x, y } = densityOf(toOutput);
  return { effects: layer.effects, scale: Math.sqrt(x * y) };
}

/** How far beyond its own pixels a leaf shows, in output pixels. */
export const marginOf = ({ layer }: LeafNode, view: OutputView): Margin => outputMargin(effectsOf(layer, view));

type OwnStep = Pick<PaintStep, 'content' | 'effects'>;

async function leafStep({ layer }: LeafNode, { view, strip }: StripAsked, context: RenderContext): Promise<OwnStep | undefined> {
  const effects = effectsOf(layer, view);
  const margin = outputMargin(effects);
  const source = isPlaced(layer) ? await placedSource(layer, { ...view, frame: seenFrom(view.frame, margin) }, context) : await fillSource(layer, view, context);
  const content = await source?.cut(seenFrom(strip, margin), strip);
  return content && { content, effects };
}

async function groupStep(inside: PaintNodes, asked: StripAsked, context: RenderContext): Promise<OwnStep | undefined> {
  const steps = await stepsOf(inside, asked, context);
  return steps.length === 0 ? undefined : { content: { kind: 'group', inside: steps }, effects: null };
}

async function stepOf(node: PaintNode, asked: StripAsked, context: RenderContext): Promise<PaintStep | undefined> {
  const { layer, clipped } = node;
  if (layer.opacity <= 0) return undefined;
  const own = node.kind === 'leaf' ? await leafStep(node, asked, context) : await groupStep(node.inside, asked, context);
  if (!own) return undefined;
  return { ...own, onlyEffects: asked.onlyEffects, blend: layer.blend, opacity: layer.opacity, clipped: await stepsOf(clipped, asked, context) };
}

/** Fetches what a strip shows of some layers; those that show nothing there are left out. */
export async function stepsOf(nodes: PaintNodes, asked: StripAsked, context: RenderContext): Promise<readonly PaintStep[]> {
  const steps = await Promise.all(nodes.map((node) => stepOf(node, asked, context)));
  return steps.filter((step) => step !== undefined);
}
