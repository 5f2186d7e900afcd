import { isCancelled } from '../../../src-preload/contract/errors';
import { plainLayer, type DocumentRecord, type ImageInfo, type ImageLayer } from '../../../src-preload/model/document';
import { noEffects } from '../../../src-preload/model/effects';
import { compose, scaling, translation, type Matrix } from '../../../src-preload/model/matrix';
import type { Operation } from '../../../src-preload/model/operation';
import type { Session } from '../document/session';
import type { Engine } from '../engine';
import { text, type EditorPorts, type PickedFile } from '../ports';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';

export interface Placing {
  /** Photos as layers of the open document, on top, in one undo step. Those that cannot be read are told and left out. */
  place(files: readonly PickedFile[]): Promise<void>;
}

/** In the middle; smaller where it would not fit, never larger. */
function fitted(image: ImageInfo, document: DocumentRecord): Matrix {
  const scale = Math.min(1, document.width / image.width, document.height / image.height);
  const x = Math.round((document.width - image.width * scale) / 2);
  const y = Math.round((document.height - image.height * scale) / 2);
  return compose(translation(x, y), scaling(scale, scale));
}

const nameOf = (file: string): string => file.replace(/\.[^.]+$/, '').slice(0, 200) || file;

export function createPlacing(engine: Engine, session: Session, toasts: Toasts, ports: EditorPorts): Placing {
  const read = async (id: string, file: PickedFile): Promise<ImageInfo | undefined> => {
    try {
      return await engine.services.documents.place({ id, source: await file.source() });
    } catch (error) {
      if (!isCancelled(error)) toasts.show(errorToast(text('error.placeFailed', { name: file.name }), error));
      return undefined;
    }
  };

  return {
    place: async (files) => {
      const id = session.store.getState().document?.id;
      if (id === undefined) return;
      const operations: Operation[] = [];
      const added = new Set<string>();
      for (const file of files) {
        const image = await read(id, file);
        const { document } = session.store.getState();
        if (!image || document?.id !== id) continue;
        if (!Object.hasOwn(document.images, image.id) && !added.has(image.id)) operations.push({ kind: 'add-image', image });
        added.add(image.id);
        const transform = fitted(image, document);
        const name = nameOf(image.name);
        const layer: ImageLayer = { ...plainLayer, kind: 'image', id: ports.newId(), name, image: image.id, transform, effects: noEffects };
        operations.push({ kind: 'insert-layers', layers: [layer], index: document.layers.length });
      }
      session.apply('history.place', operations);
    },
  };
}
