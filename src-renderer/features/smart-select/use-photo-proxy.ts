import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { fitInside } from '../../../src-preload/model/geometry';
import { photoLayer } from '../../editor/document/cutout-layer';
import type { Editor } from '../../editor/editor';
import { fetchPatiently } from '../../editor/pictures/fetch-patiently';

const proxySide = 768;

/**
 * A small copy of the photo to cut the pictures of the candidates from; fetched once a photo, and not before it is
 * `wanted`: an earlier one would take its time from the first click's answer.
 */
export function usePhotoProxy({ session, pictures }: Editor, wanted: boolean): HTMLCanvasElement | undefined {
  const documentId = useStore(session.store, (state) => state.document?.id);
  const layerId = useStore(session.store, (state) => photoLayer(state.document)?.id);
  const [proxy, setProxy] = useState<HTMLCanvasElement>();
  useEffect(() => {
    const { document } = session.store.getState();
    if (!wanted || documentId === undefined || layerId === undefined || document?.id !== documentId) return;
    const stop = new AbortController();
    const region = { x: 0, y: 0, width: document.width, height: document.height };
    fetchPatiently(pictures, documentId, layerId, { region, size: fitInside(document, proxySide) }, stop.signal).then(
      ({ data, width, height }) => {
        const canvas = window.document.createElement('canvas');
        canvas.width = width;
        canvas.height = height;
        canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
        setProxy(canvas);
      },
      () => undefined,
    );
    return () => stop.abort();
  }, [session, pictures, documentId, layerId, wanted]);
  return proxy;
}
