import type { Layer } from '../../../../src-preload/model/document';
import { plainLayer } from '../../../../src-preload/model/layer';
import { blockOf } from '../../../../src-preload/model/tree';
import { alone, type LayerContent, type LayeredNode } from './layer-tree';

interface OraLook {
  readonly name: string;
  readonly visible: boolean;
  readonly locked: boolean;
  /** 0..1 */
  readonly opacity: number;
  /** `composite-op`. */
  readonly operator: string;
}

export type OraNode =
  | (OraLook & { readonly kind: 'layer'; readonly content: LayerContent })
  /** Isolated; children from the bottom to the top. */
  | (OraLook & { readonly kind: 'stack'; readonly children: readonly OraNode[] });

const over = 'svg:src-over';
const atop = 'svg:src-atop';

const operatorOf = (blend: Layer['blend']): string => (blend === 'normal' ? over : `svg:${blend}`);

/** A layer with all that it holds, as one of the top. */
function rooted(layers: readonly Layer[], root: Layer): readonly Layer[] {
  const block = blockOf(layers, root.id);
  return block ? [...layers.slice(block.from, block.to - 1), root] : [root];
}

/**
 * The nodes of a document as OpenRaster has them. It knows no clipping, only `src-atop`, which draws where anything
 * below in the same stack has alpha: a base with what is clipped to it becomes a stack of its own with the base's blend
 * mode and opacity. Where a clipped layer has a blend mode too, which `src-atop` leaves no room for, they become one
 * picture: what the document looks like comes first.
 * @param layers of the document
 */
export function oraNodes(nodes: readonly LayeredNode[], layers: readonly Layer[]): readonly OraNode[] {
  const plain = (node: LayeredNode, look: Partial<OraLook> = {}): OraNode => {
    const { name, visible, locked, opacity, blend } = node;
    const own = { name, visible, locked, opacity, operator: operatorOf(blend), ...look };
    return node.kind === 'group' ? { kind: 'stack', ...own, children: oraNodes(node.children, layers) } : { kind: 'layer', ...own, content: node.content };
  };

  const merged = (base: LayeredNode, clipped: readonly LayeredNode[]): OraNode => {
    const tops = new Set(clipped.flatMap(({ source }) => (source ? [source] : [])));
    const scene = [
      ...(base.source ? rooted(layers, alone(base.source)) : []),
      ...[...tops].flatMap((layer) => rooted(layers, { ...layer, parent: plainLayer.parent })),
    ];
    const { name, visible, locked, opacity, blend } = base;
    return { kind: 'layer', name, visible, locked, opacity, operator: operatorOf(blend), content: { kind: 'scene', layers: scene } };
  };

  const out: OraNode[] = [];
  for (let at = 0; at < nodes.length; ) {
    const base = nodes[at];
    if (!base) break;
    let end = at + 1;
    while (nodes[end]?.clip === true) end++;
    const clipped = nodes.slice(at + 1, end);
    at = end;
    if (clipped.length === 0) out.push(plain(base));
    else if (clipped.some(({ blend }) => blend !== 'normal')) out.push(merged(base, clipped));
    else {
      const inside = [plain(base, { visible: true, opacity: 1, operator: over }), ...clipped.map((node) => plain(node, { operator: atop }))];
      const { name, visible, locked, opacity, blend } = base;
      out.push({ kind: 'stack', name, visible, locked, opacity, operator: operatorOf(blend), children: inside });
    }
  }
  return out;
}

