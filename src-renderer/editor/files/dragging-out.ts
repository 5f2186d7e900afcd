import { isCancelled } from '../../../src-preload/contract/errors';
import type { LayerId } from '../../../src-preload/model/document';
import type { Session } from '../document/session';
import { text, type EditorPorts } from '../ports';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';

export interface DraggingOut {
  /**
   * Where the pointer is that drags these layers: still over their list, beside it, or outside of the window. Returns
   * whether they are on their way out, so that letting go of them moves nothing. `onTaken` tells that the system goes on.
   */
  at(place: 'list' | 'window' | 'outside', layers: readonly LayerId[], onTaken: () => void): boolean;
  /** The button was released, or the drag was given up or taken over. */
  end(): void;
}

/**
 * Layers dragged out of the window become files. They are made as soon as the pointer leaves the list, because the
 * system wants them on the disk when its own drag begins; that begins when the pointer leaves the window, or as soon
 * after it as they are there.
 */
export function createDraggingOut(session: Pick<Session, 'store' | 'settled'>, toasts: Toasts, { dragOut }: EditorPorts): DraggingOut {
  interface Drag {
    readonly stop: AbortController;
    outside: boolean;
    /** What the host has made. */
    ready: string | undefined;
    started: boolean;
  }
  let current: Drag | undefined;

  const go = async (drag: Drag, onTaken: () => void): Promise<void> => {
    if (!dragOut || drag !== current || !drag.outside || drag.ready === undefined || drag.started) return;
    drag.started = true;
    if (await dragOut.start(drag.ready)) onTaken();
  };

  const begin = async (drag: Drag, layers: readonly LayerId[], onTaken: () => void): Promise<void> => {
    const { document } = session.store.getState();
    if (!dragOut || !document) return;
    try {
      await session.settled();
      drag.ready = await dragOut.prepare(document.id, layers, drag.stop.signal);
      await go(drag, onTaken);
    } catch (error) {
      if (!isCancelled(error) && drag === current) toasts.show(errorToast(text('error.dragOutFailed'), error));
    }
  };

  return {
    at: (place, layers, onTaken) => {
      const outside = place === 'outside';
      if (!dragOut || (!current && place === 'list')) return false;
      if (current) {
        current.outside = outside;
        void go(current, onTaken).catch(() => undefined);
      } else {
        current = { stop: new AbortController(), outside, ready: undefined, started: false };
        void begin(current, layers, onTaken);
      }
      return outside;
    },
    end: () => {
      current?.stop.abort();
      current = undefined;
    },
  };
}
