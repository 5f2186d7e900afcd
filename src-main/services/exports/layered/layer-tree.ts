import type { Colour } from '../../../../src-preload/model/colour';
import type { DocumentRecord } from '../../../../src-preload/model/document';
import { noEffects, type LayerEffects } from '../../../../src-preload/model/effects';
import { isPlaced, plainLayer, type CutoutLayer, type ImageLayer, type Layer, type PlacedLayer } from '../../../../src-preload/model/layer';
import { isExactMove } from '../../../../src-preload/model/matrix';
import { childrenOf } from '../../../../src-preload/model/tree';

/** How a layer of a file is painted. */
export interface Look {
  readonly name: string;
  readonly visible: boolean;
  readonly locked: boolean;
  /** 0..1 */
  readonly opacity: number;
  readonly blend: Layer['blend'];
  /** Only where it has a base: the nearest unclipped sibling below it. */
  readonly clip: boolean;
}

/** What the pixels of a layer are made of. */
export type LayerContent =
  /** A photo's pixels as they are, moved by whole pixels. */
  | { readonly kind: 'photo'; readonly layer: ImageLayer | CutoutLayer }
  /** The canvas in one colour. */
  | { readonly kind: 'colour'; readonly colour: Colour }
  /** Shadow and outline of a layer, at full opacity. */
  | { readonly kind: 'effects'; readonly layer: PlacedLayer }
  /** Layers rendered into one picture; all of them show. */
  | { readonly kind: 'scene'; readonly layers: readonly Layer[] };

interface NodeBase extends Look {
  /** The layer that it stands for; null for the document's background. */
  readonly source: Layer | null;
}

export interface PixelsNode extends NodeBase {
  readonly kind: 'pixels';
  readonly content: LayerContent;
  /** Shadow and outline that the file's own layer style has to make. */
  readonly styles: LayerEffects;
}

export interface StackNode extends NodeBase {
  readonly kind: 'group';
  /** Bottom to top. */
  readonly children: readonly LayeredNode[];
}

/** A layer of a file as other programs know them: groups are isolated, a clipped one follows its base. */
export type LayeredNode = PixelsNode | StackNode;

export interface LayerTreeOptions {
  /** Whether the file's own layer styles can make these effects; otherwise they are a layer below. */
  readonly hasStyle: (effects: LayerEffects) => boolean;
}

const lookOf = ({ name, visible, locked, opacity, blend }: Layer, clip: boolean): Look => ({ name, visible, locked, opacity, blend, clip });

const hasEffects = ({ shadow, outline }: LayerEffects): boolean => shadow !== null || outline !== null;

/** The layer as if it lay alone over transparency, without what is painted with it or by its look. */
export const alone = <L extends Layer>(layer: L): L => ({ ...layer, ...plainLayer, ...('effects' in layer ? { effects: noEffects } : {}) });

function contentOf(layer: Exclude<Layer, { kind: 'group' }>): LayerContent {
  if (layer.kind === 'fill' && layer.fill.kind === 'colour') return { kind: 'colour', colour: layer.fill.colour };
  if ((layer.kind === 'image' || layer.kind === 'cutout') && isExactMove(layer.transform)) return { kind: 'photo', layer };
  return { kind: 'scene', layers: [alone(layer)] };
}

/**
 * The layers of a document for a file, from the bottom to the top. The document's background is the lowest of them.
 * Effects that have no style are a layer of their own directly below: they follow the layer's opacity, are always
 * painted `normal`, and are no part of what clipped layers are clipped to, as the renderer has it.
 */
export function layerTree({ layers, background }: Pick<DocumentRecord, 'layers' | 'background'>, { hasStyle }: LayerTreeOptions): readonly LayeredNode[] {
  const nodesOf = (siblings: readonly Layer[]): readonly LayeredNode[] => {
    let hasBase = false;
    return siblings.flatMap((layer): readonly LayeredNode[] => {
      const look = lookOf(layer, layer.clip && hasBase);
      if (!layer.clip) hasBase = true;
      if (layer.kind === 'group') return [{ kind: 'group', ...look, source: layer, children: nodesOf(childrenOf(layers, layer.id)) }];
      const effects = isPlaced(layer) ? layer.effects : noEffects;
      const isStyled = hasEffects(effects) && hasStyle(effects);
      const own: PixelsNode = { kind: 'pixels', ...look, source: layer, content: contentOf(layer), styles: isStyled ? effects : noEffects };
      if (isStyled || !hasEffects(effects) || !isPlaced(layer)) return [own];
      const below: PixelsNode = { ...own, name: `${layer.name.slice(0, 190)} effects`, blend: 'normal', content: { kind: 'effects', layer }, styles: noEffects };
      return [below, own];
    });
  };
  const nodes = nodesOf(childrenOf(layers, null));
  if (background === null) return nodes;
  const ground: PixelsNode = { kind: 'pixels', source: null, name: 'Background', visible: true, locked: true, opacity: 1, blend: 'normal', clip: false, content: { kind: 'colour', colour: background }, styles: noEffects };
  return [ground, ...nodes];
}

/** Layers of pixels, in the tree's order. */
export const pixelNodes = (nodes: readonly LayeredNode[]): readonly PixelsNode[] =>
  nodes.flatMap((node) => (node.kind === 'group' ? pixelNodes(node.children) : [node]));
