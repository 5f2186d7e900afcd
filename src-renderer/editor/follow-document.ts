import type { Editor } from './editor';

type Parts = Pick<Editor, 'session' | 'target' | 'smartSelect' | 'area' | 'embedding' | 'viewport' | 'background'>;

/**
 * Another document on the screen is fitted and old work is given up; another photo to work on is encoded and asked
 * about; another size of the canvas is taken over.
 */
export function followDocument({ session, target, smartSelect, area, embedding, viewport, background }: Parts): void {
  session.store.subscribe(({ document }, before) => {
    if (document?.id !== before.document?.id) {
      background.cancel();
      viewport.show(document && { width: document.width, height: document.height });
    } else if (document && (document.width !== before.document?.width || document.height !== before.document.height)) {
      viewport.resizeContent({ width: document.width, height: document.height });
    }
  });
  let document = session.store.getState().document?.id;
  target.store.subscribe((state) => {
    const image = state.target?.image;
    const shown = session.store.getState().document?.id;
    if (shown === document && smartSelect.store.getState().image === image) return;
    document = shown;
    smartSelect.useImage(undefined);
    smartSelect.useImage(image);
    area.useImage(image);
    if (image === undefined) embedding.forget();
    else embedding.prepare(image);
  });
}
