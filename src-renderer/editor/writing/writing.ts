import { isCancelled } from '../../../src-preload/contract/errors';
import type { LayerId, TextLayer } from '../../../src-preload/model/document';
import type { Point } from '../../../src-preload/model/geometry';
import type { TextStyle } from '../../../src-preload/model/text-style';
import { layerOf } from '../../../src-preload/model/tree';
import type { Session } from '../document/session';
import type { Engine } from '../engine';
import type { Arrange } from '../layers/arrange';
import { newTextLayer, startingStyle } from '../layers/create-layers';
import { text, type EditorPorts } from '../ports';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';

export interface Writing {
  /** Families that the engine can set; asked once. */
  families(): Promise<readonly string[]>;
  /** Another style; its box follows as soon as the engine has measured it. Ends with the session's `seal`. */
  restyle(id: LayerId, style: TextStyle): void;
  /** A new text layer whose first line begins at a point of the document; resolves with its id. Without a style in one that can be read. */
  add(at: Point, content?: string, look?: TextStyle): Promise<LayerId | undefined>;
}

/** A name for the list of layers: the first line, if it is not too long. */
const nameFor = (content: string): string => (content.trim().split('\n')[0] ?? '').slice(0, 40);

export function createWriting(engine: Engine, session: Session, arrange: Arrange, toasts: Toasts, ports: EditorPorts): Writing {
  let known: Promise<readonly string[]> | undefined;
  /** By layer: the newest style, whose measure counts. */
  const newest = new Map<LayerId, TextStyle>();

  const layer = (id: LayerId): TextLayer | undefined => {
    const { document } = session.store.getState();
    const found = document && layerOf(document, id);
    return found?.kind === 'text' ? found : undefined;
  };

  const fail = (error: unknown): void => {
    if (!isCancelled(error)) toasts.show(errorToast(text('error.textFailed'), error));
  };

  return {
    families: () => {
      known ??= engine.services.texts.families({});
      known.catch(() => {
        known = undefined;
      });
      return known;
    },
    restyle: (id, style) => {
      const before = layer(id);
      if (!before) return;
      newest.set(id, style);
      session.apply('history.text', [{ kind: 'update-layer', id, patch: { style, box: before.box } }], `text:${id}`);
      engine.services.texts.measure({ style }).then((box) => {
        const now = layer(id);
        if (!now || newest.get(id) !== style) return;
        newest.delete(id);
        if (now.box.width === box.width && now.box.height === box.height) return;
        session.apply('history.text', [{ kind: 'update-layer', id, patch: { style, box } }], `text:${id}`);
      }, fail);
    },
    add: async (at, content, look) => {
      const { document } = session.store.getState();
      if (!document) return undefined;
      const style = { ...(look ?? startingStyle(document)), text: content ?? ports.translate(text('layer.textName')) };
      try {
        const box = await engine.services.texts.measure({ style });
        if (session.store.getState().document?.id !== document.id) return undefined;
        const id = ports.newId();
        arrange.add('history.addText', newTextLayer({ id, name: nameFor(style.text) || ports.translate(text('layer.textName')), style, box, at }));
        return id;
      } catch (error) {
        fail(error);
        return undefined;
      }
    },
  };
}
