import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import { isShown } from '../../../src-preload/model/tree';
import { paintArtwork } from '../../../src-renderer/canvas/paint/paint-artwork';
import { createScratch } from '../../../src-renderer/canvas/paint/scratch';
import { createPictureStore, type PictureStore } from '../../../src-renderer/canvas/pictures/picture-store';
import { hasEffects, isPainted } from '../../../src-renderer/editor/pictures/plan';
import type { Pictures } from '../../../src-renderer/editor/pictures/pictures';

/** What the page is asked for; it is called from outside. */
export interface GoldenWindow {
  /** Paints a document at a scale and gives back its straight RGBA in base 64. */
  paintScene(document: DocumentRecord, scale: number): Promise<string>;
}

const scratch = createScratch();

const pictures = (failed: (error: unknown) => void): Pictures => ({
  fetch: async (part, _document, layer, { region, size }) => {
    const response = await fetch('/picture', { method: 'POST', body: JSON.stringify({ part, layer, region, size }) });
    if (!response.ok) failed(new Error(await response.text()));
    return { ...size, data: new Uint8ClampedArray(await response.arrayBuffer()) };
  },
  composite: async () => Promise.reject(new Error('The canvas needs no composites.')),
});

/** The pictures of all layers that can be seen, fetched as the editor fetches them. */
function loaded(document: DocumentRecord, scale: number): Promise<PictureStore> {
  const screen = { width: document.width * scale, height: document.height * scale };
  const shown = document.layers.filter((layer) => layer.kind !== 'group' && !isPainted(layer) && isShown(document.layers, layer));
  return new Promise((resolve, reject) => {
    const store = createPictureStore(pictures(reject), () => check());
    const isThere = (layer: Layer): boolean =>
      store.content(layer, document).base !== undefined && (!hasEffects(layer) || store.effects(layer, document).base !== undefined);
    const check = (): void => {
      if (shown.every(isThere)) resolve(store);
    };
    store.want(document, { scale, x: 0, y: 0 }, 1, screen);
    check();
  });
}

async function paintScene(document: DocumentRecord, scale: number): Promise<string> {
  const screen = { width: Math.floor(document.width * scale), height: Math.floor(document.height * scale) };
  const context = new OffscreenCanvas(screen.width, screen.height).getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  const store = await loaded(document, scale);
  paintArtwork(context, {
    document,
    view: { scale, x: 0, y: 0 },
    ratio: 1,
    screen,
    scratch,
    content: (layer) => store.content(layer, document),
    effects: (layer) => store.effects(layer, document),
  });
  store.dispose();
  const { data } = context.getImageData(0, 0, screen.width, screen.height);
  let text = '';
  for (let at = 0; at < data.length; at += 0x8000) text += String.fromCharCode(...data.subarray(at, at + 0x8000));
  return btoa(text);
}

Object.assign(window, { paintScene } satisfies GoldenWindow);
