import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { fitInside } from '../../../src-preload/model/geometry';
import { noEffects } from '../../../src-preload/model/effects';
import { plainLayer, type ImageLayer } from '../../../src-preload/model/document';
import { identity } from '../../../src-preload/model/matrix';
import type { Editor } from '../../editor/editor';
import { fetchPatiently } from '../../editor/pictures/fetch-patiently';

const proxySide = 768;

/**
 * A small copy of the photo to cut the pictures of the candidates from; fetched once a photo, and not before it is
 * `wanted`: an earlier one would take its time from the first click's answer.
 */
export function usePhotoProxy({ session, pictures, target }: Editor, wanted: boolean): HTMLCanvasElement | undefined {
  const documentId = useStore(session.store, (state) => state.document?.id);
  const image = useStore(target.store, (state) => state.target?.image);
  const [proxy, setProxy] = useState<HTMLCanvasElement>();
  useEffect(() => {
    const size = target.current()?.size;
    if (!wanted || documentId === undefined || image === undefined || !size) return;
    const stop = new AbortController();
    const region = { x: 0, y: 0, width: size.width, height: size.height };
    const photo: ImageLayer = { ...plainLayer, kind: 'image', id: 'proxy', name: 'proxy', image, transform: identity, effects: noEffects };
    const patch = { region, size: fitInside(size, proxySide) };
    fetchPatiently((signal) => pictures.fetch('content', documentId, photo, patch, signal), stop.signal).then(
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
  }, [target, pictures, documentId, image, wanted]);
  return proxy;
}
