import { createStore } from 'zustand/vanilla';
import { ClickcutError, isCancelled } from '../../../src-preload/contract/errors';
import { addOnTop } from '../document/add-layer';
import { cutoutLayer, numberedName } from '../document/cutout-layer';
import type { Session } from '../document/session';
import type { TargetStore } from '../document/target-store';
import type { Engine } from '../engine';
import { text, type EditorPorts } from '../ports';
import type { ReadableStore } from '../store';
import { errorToast } from '../toasts/error-toast';
import type { Toasts } from '../toasts/toasts';
import { toPrompts } from './prompt-list';
import type { SmartSelect } from './smart-select';
import { chosenOf } from './steps';

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
    const candidate = answer && chosenOf(answer);
    if (!answer || !candidate || image === undefined) return;
    const mask = await engine.services.segmentation.mask({ image, logits: candidate.logits });
    const { document } = session.store.getState();
    const photo = target.current();
    if (!document || photo?.image !== image) return;
    if (mask.bounds.width === 0 || mask.bounds.height === 0) {
      throw new ClickcutError({ code: 'not-found', message: 'The selection is empty.' });
    }
    const name = numberedName(document, (number) => ports.translate(text('layer.cutoutName', { number })));
    const prompts = toPrompts(steps.map((step) => step.prompt));
    const layer = cutoutLayer({
      id: ports.newId(),
      name,
      target: photo,
      mask,
      origin: { kind: 'prompts', prompts, candidate: answer.chosen, logits: mask.logits },
    });
    session.apply('history.cutOut', [addOnTop(document, layer)]);
    smartSelect.clear();
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
