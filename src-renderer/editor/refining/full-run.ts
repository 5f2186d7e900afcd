import { createStore } from 'zustand/vanilla';
import { throwIfAborted } from '../../../src-preload/contract/errors';
import type { CutoutLayer } from '../../../src-preload/model/document';
import type { Engine } from '../engine';
import type { ReadableStore } from '../store';
import { refineCutout, requestOf, type RefineDraft, type RefinedMasks } from './refine-cutout';

export interface FullRunState {
  readonly running: boolean;
  /** 0..1 */
  readonly fraction: number;
  readonly startedAt: number;
  /** At full resolution, of the draft that is wanted. */
  readonly result: RefinedMasks | undefined;
}

/** Makes what is wanted at full resolution once it has rested for a while, so that it is there when it is asked for. */
export interface FullRun {
  readonly store: ReadableStore<FullRunState>;
  want(cutout: CutoutLayer, draft: RefineDraft): void;
  /** What is wanted, as soon as it is there. @throws ClickcutError `cancelled` when it was stopped or something else is wanted */
  finish(): Promise<RefinedMasks>;
  /** Gives up what is running. It starts again with `finish` or when something else is wanted. */
  stop(): void;
  leave(): void;
}

const restMs = 500;
const idle: FullRunState = { running: false, fraction: 0, startedAt: 0, result: undefined };

export function createFullRun(engine: Engine, now: () => number): FullRun {
  const store = createStore<FullRunState>(() => idle);
  let wanted: { readonly key: string; readonly cutout: CutoutLayer; readonly draft: RefineDraft } | undefined;
  let run: { readonly controller: AbortController; readonly done: Promise<RefinedMasks> } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const halt = (): void => {
    clearTimeout(timer);
    run?.controller.abort();
    run = undefined;
  };

  const start = (cutout: CutoutLayer, draft: RefineDraft): Promise<RefinedMasks> => {
    clearTimeout(timer);
    const controller = new AbortController();
    const work = async (): Promise<RefinedMasks> => {
      try {
        const onProgress = ({ fraction }: { readonly fraction: number }): void => {
          if (run?.controller === controller) store.setState((state) => ({ fraction: Math.max(state.fraction, fraction) }));
        };
        const result = await refineCutout(engine, cutout, draft, { signal: controller.signal, onProgress });
        throwIfAborted(controller.signal);
        store.setState({ result });
        return result;
      } finally {
        if (run?.controller === controller) {
          run = undefined;
          store.setState({ running: false });
        }
      }
    };
    store.setState({ running: true, fraction: 0, startedAt: now() });
    const done = work();
    run = { controller, done };
    return done;
  };

  return {
    store,
    want: (cutout, draft) => {
      const key = `${cutout.mask} ${JSON.stringify(requestOf(cutout, draft))}`;
      if (wanted?.key === key) return;
      halt();
      wanted = { key, cutout, draft };
      store.setState(idle);
      timer = setTimeout(() => {
        // Nobody asked for it yet; whoever does asks again, and is told.
        start(cutout, draft).catch(() => undefined);
      }, restMs);
    },
    finish: async () => {
      const { result } = store.getState();
      if (result) return result;
      if (run) return run.done;
      if (!wanted) throw new Error('nothing is wanted');
      return start(wanted.cutout, wanted.draft);
    },
    stop: () => {
      halt();
      store.setState({ running: false });
    },
    leave: () => {
      halt();
      wanted = undefined;
      store.setState(idle);
    },
  };
}
