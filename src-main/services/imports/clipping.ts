import type { ArtworkNode } from './imported';

/**
 * The nodes that remain of siblings, bottom to top, where `undefined` was left out. What was clipped to a layer that
 * is gone is clipped no more, rather than to a layer that it never belonged to.
 */
export function remaining<P>(siblings: readonly { readonly clip: boolean; readonly node: ArtworkNode<P> | undefined }[]): readonly ArtworkNode<P>[] {
  let hasBase = false;
  return siblings.flatMap(({ clip, node }) => {
    if (!clip) hasBase = node !== undefined;
    if (!node) return [];
    return [node.clip && !hasBase ? { ...node, clip: false } : node];
  });
}
