import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import { descendantsOf } from '../../../src-preload/model/tree';
import type { Editor } from '../../editor/editor';
import { fetchPatiently } from '../../editor/pictures/fetch-patiently';
import type { Pixels as Picture } from '../../editor/pictures/pictures';
import { contentKey, matrixOf } from '../../editor/pictures/plan';
import { Pixels } from '../../ui/Pixels';
import { groupPatch, thumbnailPatch } from './thumbnail-patch';

/** Groups change with everything in them. */
function thumbnailKey(layer: Layer, document: DocumentRecord): string {
  if (layer.kind !== 'group') return contentKey(layer, document);
  const inside = descendantsOf(document.layers, layer.id);
  return inside.map((child) => `${contentKey(child, document)} ${matrixOf(child).join()} ${child.visible} ${child.opacity} ${child.blend}`).join('|');
}

/** What the layer holds, close up. Fetched again only when its pixels are others. */
export function LayerThumbnail({ editor, layer, hint }: { readonly editor: Editor; readonly layer: Layer; readonly hint: string | undefined }) {
  const [picture, setPicture] = useState<Picture>();
  const { session, pictures } = editor;
  const key = useStore(session.store, ({ document }) => (document ? thumbnailKey(layer, document) : ''));
  useEffect(() => {
    const { document } = session.store.getState();
    const current = document?.layers.find((candidate) => candidate.id === layer.id);
    if (!document || !current) return;
    const stop = new AbortController();
    const patch = current.kind === 'group' ? groupPatch(current, document) : thumbnailPatch(current, document);
    if (!patch) return;
    const fetch = (signal: AbortSignal): Promise<Picture> =>
      current.kind === 'group' ? pictures.composite(document.id, current.id, patch, signal) : pictures.fetch('content', document.id, current, patch, signal);
    fetchPatiently(fetch, stop.signal).then(setPicture, () => undefined);
    return () => stop.abort();
  }, [session, pictures, layer.id, key]);
  return <span className="layer-thumb" title={hint}>{picture ? <Pixels picture={picture} /> : null}</span>;
}
