import { createStore } from 'zustand/vanilla';
import { defaultRefine, type RefineSettings } from '../../../src-preload/model/refinement';
import type { MaskId } from '../../../src-preload/model/document';
import type { ReadableStore } from '../store';
import type { RefineDraft } from './refine-cutout';

export interface RefineDraftsState {
  /** As it is shown, in the middle of a drag too. */
  readonly now: RefineDraft;
  /** As it was after the last finished change. */
  readonly kept: RefineDraft;
  readonly past: readonly RefineDraft[];
  readonly future: readonly RefineDraft[];
}

/** The settings that are being tried, with steps of their own that are gone when the workspace closes. */
export interface RefineDrafts {
  readonly store: ReadableStore<RefineDraftsState>;
  begin(draft: RefineDraft): void;
  /** Tries on; `done` makes a step of it. */
  set(settings: Partial<RefineSettings>): void;
  done(): void;
  /** One step. */
  setHair(hair: MaskId | null): void;
  /** What a new cut-out gets, and nothing painted: one step. */
  reset(): void;
  undo(): void;
  redo(): void;
}

export const sameSettings = (a: RefineSettings, b: RefineSettings): boolean => (Object.keys(a) as (keyof RefineSettings)[]).every((key) => a[key] === b[key]);
export const sameDraft = (a: RefineDraft, b: RefineDraft): boolean => a.hair === b.hair && sameSettings(a.settings, b.settings);

const first: RefineDraft = { settings: defaultRefine, hair: null };
const fresh = (draft: RefineDraft): RefineDraftsState => ({ now: draft, kept: draft, past: [], future: [] });

export function createRefineDrafts(): RefineDrafts {
  const store = createStore<RefineDraftsState>(() => fresh(first));
  const show = (now: RefineDraft): void => {
    if (!sameDraft(now, store.getState().now)) store.setState({ now });
  };
  const done = (): void => {
    const { now, kept, past } = store.getState();
    if (!sameDraft(now, kept)) store.setState({ kept: now, past: [...past, kept], future: [] });
  };
  const step = (now: RefineDraft): void => {
    done();
    show(now);
    done();
  };
  return {
    store,
    begin: (draft) => store.setState(fresh(draft)),
    set: (settings) => {
      const { now } = store.getState();
      show({ ...now, settings: { ...now.settings, ...settings } });
    },
    done,
    setHair: (hair) => step({ ...store.getState().now, hair }),
    reset: () => step(first),
    undo: () => {
      done();
      const { now, past, future } = store.getState();
      const before = past.at(-1);
      if (before) store.setState({ now: before, kept: before, past: past.slice(0, -1), future: [now, ...future] });
    },
    redo: () => {
      done();
      const { now, past, future } = store.getState();
      const [after, ...rest] = future;
      if (after) store.setState({ now: after, kept: after, past: [...past, now], future: rest });
    },
  };
}
