import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Layer } from '../../../src-preload/model/document';
import type { Editor } from '../../editor/editor';
import { fetchPatiently } from '../../editor/pictures/fetch-patiently';
import type { Pixels as Picture } from '../../editor/pictures/pictures';
import { contentKey } from '../../editor/pictures/plan';
import { Pixels } from '../../ui/Pixels';
import { thumbnailPatch } from './thumbnail-patch';

/** What the layer holds, close up. Fetched again only when its pixels are others. */
export function LayerThumbnail({ editor, layer }: { readonly editor: Editor; readonly layer: Layer }) {
  const [picture, setPicture] = useState<Picture>();
  const { session, pictures } = editor;
  const size = useStore(session.store, (state) => state.document);
  const key = size ? contentKey(layer, size) : '';
  useEffect(() => {
    const { document } = session.store.getState();
    const current = document?.layers.find((candidate) => candidate.id === layer.id);
    if (!document || !current) return;
    const stop = new AbortController();
    const patch = thumbnailPatch(current, document);
    if (!patch) return;
    fetchPatiently((signal) => pictures.fetch('content', document.id, current, patch, signal), stop.signal).then(setPicture, () => undefined);
    return () => stop.abort();
  }, [session, pictures, layer.id, key]);
  return <span className="layer-thumb">{picture ? <Pixels picture={picture} /> : null}</span>;
}
