import { createStore } from 'zustand/vanilla';
import { isCancelled } from '../../../src-preload/contract/errors';
import { insertCutouts } from '../area/insert-cutouts';
import type { CutoutNames } from '../document/cutout-names';
import type { Session } from '../document/session';
import type { TargetStore } from '../document/target-store';
import type { Engine } from '../engine';
import { text, type EditorPorts } from '../ports';
import type { FreshCutouts } from '../refining/fresh-cutouts';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';
import type { Openings } from '../undoing/openings';
import type { SmartSelect } from './smart-select';
import { originOf } from './steps';

export interface CutOut {
  readonly store: ReadableStore<{ readonly running: boolean }>;
  run(): Promise<void>;
}

export interface CutOutParts {
  readonly engine: Engine;
  readonly session: Session;
  readonly target: TargetStore;
  readonly names: CutoutNames;
  readonly smartSelect: SmartSelect;
  readonly fresh: FreshCutouts;
  readonly toasts: Toasts;
  readonly ports: EditorPorts;
  readonly openings: Openings;
}

/** Makes a layer of what is selected. */
export function createCutOut({ engine, session, target, names, smartSelect, fresh, toasts, ports, openings }: CutOutParts): CutOut {
  const store = createStore<{ readonly running: boolean }>(() => ({ running: false }));

  const make = async (): Promise<void> => {
    if (!smartSelect.store.getState().waiting) smartSelect.resume();
    const answer = await smartSelect.settled();
    const { image, steps } = smartSelect.store.getState();
    const origin = answer && originOf(answer, steps);
    if (!origin || image === undefined) return;
    const mask = await engine.services.segmentation.mask({ image, ...origin.mask });
    const layers = insertCutouts({ session, target, names, ports }, image, [{ mask, origin: origin.of(mask) }], 'history.cutOut');
    if (!layers) return;
    openings.remember(session.store.getState().history.past.at(-1), smartSelect.snapshot());
    smartSelect.finish();
    fresh.add(layers);
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
