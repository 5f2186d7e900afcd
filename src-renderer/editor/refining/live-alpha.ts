import { createStore } from 'zustand/vanilla';
import { isCancelled } from '../../../src-preload/contract/errors';
import type { MaskId } from '../../../src-preload/model/document';
import { fitInside, type Size } from '../../../src-preload/model/geometry';
import type { Engine } from '../engine';
import type { Patch } from '../pictures/plan';
import type { ReadableStore } from '../store';
import { fetchAlpha, fetchMask, patchKey, wishKey, type AlphaPlane, type AlphaWish } from './alpha-planes';

export interface LiveAlphaState {
  /** The newest there is; of another wish while the one that is wanted is on its way. */
  readonly plane: AlphaPlane | undefined;
  /** All of the photo, coarsely, as the mask was: around the plane while the view moves. */
  readonly around: AlphaPlane | undefined;
  /** What is shown is not yet what is wanted. */
  readonly waiting: boolean;
}

export interface LiveAlpha {
  readonly store: ReadableStore<LiveAlphaState>;
  begin(mask: MaskId, photo: Size): void;
  want(wish: AlphaWish, patch: Patch): void;
  /** Nothing is wanted any more. */
  stop(): void;
}

/** Stepping between settings or to the mask as it was and back takes no time. */
const mostKept = 6;
const aroundSide = 1024;
/** What is wanted stays the same for so long where somebody has arrived. */
const restMs = 120;

interface Wanted {
  readonly key: string;
  readonly wish: AlphaWish;
  readonly patch: Patch;
}

/**
 * Follows what is wanted, one question at a time: what is wanted meanwhile waits, and of several the newest one is asked
 * next. An answer that is already being worked on is shown even so, or nothing would move while a slider is dragged; it
 * is given up once the slider rests, or for another part of the photo.
 */
export function createLiveAlpha(engine: Engine, onFailed: (error: unknown) => void): LiveAlpha {
  const store = createStore<LiveAlphaState>(() => ({ plane: undefined, around: undefined, waiting: false }));
  const kept = new Map<string, AlphaPlane>();
  let wanted: Wanted | undefined;
  let beginning: AbortController | undefined;
  let running: { readonly controller: AbortController; readonly patch: string; readonly key: string } | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const giveUp = (): void => {
    running?.controller.abort();
    running = undefined;
  };
  const show = (key: string, plane: AlphaPlane): void => {
    kept.delete(key);
    kept.set(key, plane);
    for (const old of kept.keys()) if (kept.size > mostKept) kept.delete(old);
    store.setState({ plane, waiting: wanted !== undefined && wanted.key !== key });
  };

  const next = (): void => {
    if (running || !wanted) return;
    const { key, wish, patch } = wanted;
    const known = kept.get(key);
    if (known) return show(key, known);
    const controller = new AbortController();
    running = { controller, patch: patchKey(patch), key };
    store.setState({ waiting: true });
    const settle = (): boolean => {
      if (running?.controller !== controller) return false;
      running = undefined;
      return true;
    };
    fetchAlpha(engine, wish, patch, controller.signal).then(
      (plane) => {
        if (!settle()) return;
        show(key, plane);
        if (wanted?.key !== key) next();
      },
      (error: unknown) => {
        if (!settle()) return;
        if (!isCancelled(error)) onFailed(error);
        // The same question would fail again.
        if (wanted?.key === key) store.setState({ waiting: false });
        else next();
      },
    );
  };

  return {
    store,
    begin: (mask, photo) => {
      const controller = new AbortController();
      beginning = controller;
      const patch = { region: { x: 0, y: 0, ...photo }, size: fitInside(photo, aroundSide) };
      // Without it there is nothing around the plane for a moment; the plane's own failure is the one to tell.
      fetchMask(engine, mask, patch, controller.signal).then((around) => beginning === controller && store.setState({ around }), () => undefined);
    },
    want: (wish, patch) => {
      const key = wishKey(wish, patch);
      if (wanted?.key === key) return;
      wanted = { key, wish, patch };
      if (kept.has(key) || running?.patch !== patchKey(patch)) giveUp();
      next();
      clearTimeout(resting);
      resting = setTimeout(() => {
        if (running?.key === wanted?.key) return;
        giveUp();
        next();
      }, restMs);
    },
    stop: () => {
      beginning?.abort();
      beginning = undefined;
      clearTimeout(resting);
      giveUp();
      wanted = undefined;
      kept.clear();
      store.setState({ plane: undefined, around: undefined, waiting: false });
    },
  };
}
