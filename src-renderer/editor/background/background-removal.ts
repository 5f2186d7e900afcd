import { createStore } from 'zustand/vanilla';
import { ClickcutError, isCancelled } from '../../../src-preload/contract/errors';
import { addOnTop } from '../document/add-layer';
import { cutoutLayer, numberedName } from '../document/cutout-layer';
import type { Session } from '../document/session';
import type { TargetStore } from '../document/target-store';
import type { Engine } from '../engine';
import { text, type EditorPorts } from '../ports';
import type { FreshCutouts } from '../refining/fresh-cutouts';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';
import type { Operation } from '../../../src-preload/model/operation';
import { createBackgroundKeep, type BackgroundKeep } from './background-keep';

export interface BackgroundState {
  readonly running: boolean;
  /** 0..1 over the whole task. */
  readonly fraction: number;
  readonly startedAt: number;
}

export interface BackgroundRemoval {
  readonly store: ReadableStore<BackgroundState>;
  run(): Promise<void>;
  cancel(): void;
  /** What becomes of doubts, afterwards. */
  readonly keep: BackgroundKeep;
}

export interface BackgroundParts {
  readonly engine: Engine;
  readonly session: Session;
  readonly target: TargetStore;
  readonly fresh: FreshCutouts;
  readonly toasts: Toasts;
  readonly ports: EditorPorts;
}

const idle: BackgroundState = { running: false, fraction: 0, startedAt: 0 };

/** A cut-out of the whole foreground; the photo below is hidden, so that the result is seen. One undo step. */
export function createBackgroundRemoval(parts: BackgroundParts): BackgroundRemoval {
  const { engine, session, target, fresh, toasts, ports } = parts;
  const store = createStore<BackgroundState>(() => idle);
  let running: AbortController | undefined;

  const make = async (controller: AbortController): Promise<void> => {
    const image = target.current()?.image;
    if (image === undefined) return;
    const { mask } = await engine.services.background.remove(
      { image },
      {
        signal: controller.signal,
        // Stages start again at zero; a line that jumps back says nothing.
        onProgress: ({ fraction }) => store.setState((state) => ({ fraction: Math.max(state.fraction, fraction) })),
      },
    );
    const { document } = session.store.getState();
    const at = target.current();
    if (!document || at?.image !== image) return;
    if (mask.bounds.width === 0 || mask.bounds.height === 0) {
      throw new ClickcutError({ code: 'not-found', message: 'No foreground was found in this photo.' });
    }
    const name = numberedName(document, (number) => ports.translate(text('layer.cutoutName', { number })));
    const layer = cutoutLayer({ id: ports.newId(), name, target: at, mask, origin: { kind: 'background' } });
    const photo = document.layers.find((other) => other.kind === 'image' && other.image === image);
    const hide: readonly Operation[] = photo?.visible ? [{ kind: 'update-layer', id: photo.id, patch: { visible: false } }] : [];
    if (session.apply('history.removeBackground', [addOnTop(document, layer), ...hide])) fresh.add([layer]);
  };

  const run = async (): Promise<void> => {
    if (running) return;
    const controller = new AbortController();
    running = controller;
    store.setState({ running: true, fraction: 0, startedAt: ports.now() });
    try {
      await make(controller);
    } catch (error) {
      if (!isCancelled(error)) {
        toasts.show(errorToast(text('error.backgroundFailed'), error, { label: 'action.retry', run: () => void run() }));
      }
    } finally {
      running = undefined;
      store.setState(idle);
    }
  };
  return { store, run, cancel: () => running?.abort(), keep: createBackgroundKeep(parts) };
}
