import { createStore } from 'zustand/vanilla';
import { isCancelled } from '../../../src-preload/contract/errors';
import { insertCutouts } from '../area/insert-cutouts';
import type { Session } from '../document/session';
import type { TargetStore } from '../document/target-store';
import type { Engine } from '../engine';
import { text, type EditorPorts } from '../ports';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';
import type { SmartSelect } from './smart-select';
import { originOf } from './steps';

export interface CutOut {
  readonly store: ReadableStore<{ readonly running: boolean }>;
  run(): Promise<void>;
}

/** Makes a layer of what is selected. */
export function createCutOut(engine: Engine, session: Session, target: TargetStore, smartSelect: SmartSelect, toasts: Toasts, ports: EditorPorts): CutOut {
  const store = createStore<{ readonly running: boolean }>(() => ({ running: false }));

  const make = async (): Promise<void> => {
    if (!smartSelect.store.getState().waiting) smartSelect.resume();
    const answer = await smartSelect.settled();
    const { image, steps } = smartSelect.store.getState();
    const origin = answer && originOf(answer, steps);
    if (!origin || image === undefined) return;
    const mask = await engine.services.segmentation.mask({ image, logits: origin.logits });
    if (insertCutouts({ session, target, ports }, image, [{ mask, origin: origin.of(mask.logits) }], 'history.cutOut')) smartSelect.clear();
  };

  const run = async (): Promise<void> => {
    if (store.getState().running || smartSelect.store.getState().steps.length === 0) return;
    store.setState({ running: true });
    try {
      await make();
    } catch (error) {
      if (!isCancelled(error)) {
        toasts.show(errorToast(text('error.cutOutFailed'), error, { label: 'action.retry', run: () => void run() }));
      }
    } finally {
      store.setState({ running: false });
    }
  };
  return { store, run };
}
