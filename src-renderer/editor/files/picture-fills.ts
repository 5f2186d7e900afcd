import { isCancelled } from '../../../src-preload/contract/errors';
import type { FillLayer, ImageInfo, LayerId } from '../../../src-preload/model/document';
import type { Operation } from '../../../src-preload/model/operation';
import { layerOf } from '../../../src-preload/model/tree';
import type { Session } from '../document/session';
import type { Engine } from '../engine';
import type { Arrange } from '../layers/arrange';
import { newFillLayer } from '../layers/create-layers';
import { text, type EditorPorts } from '../ports';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';

/** Fills made of a picture from a file. */
export interface PictureFills {
  /** Asks for a picture and adds a fill of it above the chosen layer. */
  add(): Promise<void>;
  /** Asks for a picture and gives it to a fill that is there. */
  replace(id: LayerId): Promise<void>;
}

export function createPictureFills(engine: Engine, session: Session, arrange: Arrange, toasts: Toasts, ports: EditorPorts): PictureFills {
  /** The picture, and what makes the document know it; undefined when there is none, or another document is open by then. */
  const ask = async (): Promise<{ readonly image: ImageInfo; readonly known: readonly Operation[] } | undefined> => {
    const id = session.store.getState().document?.id;
    const file = id === undefined ? undefined : await ports.pickFile('image/*');
    if (id === undefined || !file) return undefined;
    try {
      const image = await engine.services.documents.place({ id, source: { kind: 'bytes', name: file.name, bytes: await file.bytes() } });
      const { document } = session.store.getState();
      if (document?.id !== id) return undefined;
      return { image, known: Object.hasOwn(document.images, image.id) ? [] : [{ kind: 'add-image', image }] };
    } catch (error) {
      if (!isCancelled(error)) toasts.show(errorToast(text('error.placeFailed', { name: file.name }), error));
      return undefined;
    }
  };

  return {
    add: async () => {
      const found = await ask();
      const { document } = session.store.getState();
      if (!found || !document) return;
      arrange.add('history.addFill', newFillLayer(document, { kind: 'image', image: found.image.id, fit: 'cover' }, ports), found.known);
    },
    replace: async (id) => {
      const found = await ask();
      const { document } = session.store.getState();
      const layer = document && layerOf(document, id);
      if (!found || layer?.kind !== 'fill') return;
      session.apply('history.fill', [...found.known, { kind: 'update-layer', id, patch: { fill: withPicture(layer.fill, found.image) } }]);
    },
  };
}

/** A blurred photo stays blurred, and a picture keeps its fit. */
function withPicture(fill: FillLayer['fill'], { id: image }: ImageInfo): FillLayer['fill'] {
  switch (fill.kind) {
    case 'image':
    case 'blur':
      return { ...fill, image };
    case 'colour':
    case 'gradient':
      return { kind: 'image', image, fit: 'cover' };
  }
}
