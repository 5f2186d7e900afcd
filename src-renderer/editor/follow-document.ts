import { photoOf } from './document/cutout-layer';
import type { Editor } from './editor';

type Parts = Pick<Editor, 'session' | 'smartSelect' | 'embedding' | 'viewport' | 'background'>;

/** Another document on the screen: its photo is encoded and asked about, it is fitted, and old work is given up. */
export function followDocument({ session, smartSelect, embedding, viewport, background }: Parts): void {
  session.store.subscribe((state, before) => {
    const { document } = state;
    if (document?.id === before.document?.id) return;
    const image = photoOf(document);
    background.cancel();
    smartSelect.useImage(undefined);
    smartSelect.useImage(image);
    if (image === undefined) embedding.forget();
    else embedding.prepare(image);
    viewport.show(document && { width: document.width, height: document.height });
  });
}
