import { isCancelled } from '../../../src-preload/contract/errors';
import type { LayerSelection } from '../document/selection';
import type { Session } from '../document/session';
import type { Engine } from '../engine';
import { text, type EditorPorts } from '../ports';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';

export interface Copying {
  /** The chosen layer, with its effects and cut to its content, as a PNG in the clipboard. */
  copy(): Promise<void>;
  canCopy(): boolean;
}

export function createCopying(engine: Engine, session: Session, selection: LayerSelection, toasts: Toasts, ports: EditorPorts, ready: () => Promise<void>): Copying {
  const render = async (document: string, layer: string): Promise<Uint8Array> => {
    await ready();
    const { bytes } = await engine.services.exports.layer({ document, layer, options: { format: 'png', trim: true } });
    return bytes;
  };
  return {
    canCopy: () => selection.roots().length === 1,
    copy: async () => {
      const { document } = session.store.getState();
      const [layer] = selection.roots();
      if (!document || !layer) return;
      try {
        await ports.copyPng(render(document.id, layer.id));
        toasts.show({ tone: 'success', title: text('copying.done', { name: layer.name }) });
      } catch (error) {
        if (!isCancelled(error)) toasts.show(errorToast(text('error.copyFailed', { name: layer.name }), error));
      }
    },
  };
}
