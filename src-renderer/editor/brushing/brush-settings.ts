import { createStore } from 'zustand/vanilla';
import type { ReadableStore } from '../store';

export interface BrushState {
  /** Diameter in pixels of the photo. */
  readonly size: number;
  /** 0..1 each. */
  readonly hardness: number;
  readonly opacity: number;
  readonly flow: number;
}

export interface BrushSettings {
  readonly store: ReadableStore<BrushState>;
  set(change: Partial<BrushState>): void;
  /** One step larger or smaller: about a tenth, at least a pixel. */
  stepSize(direction: 1 | -1): void;
  stepHardness(direction: 1 | -1): void;
}

export const brushSize = { min: 1, max: 2000 } as const;
const stepOfSize = 1.12;
const stepOfHardness = 0.1;

const clamp = (value: number, min: number, max: number): number => Math.max(min, Math.min(max, value));

export function createBrushSettings(): BrushSettings {
  const store = createStore<BrushState>(() => ({ size: 60, hardness: 0.8, opacity: 1, flow: 1 }));
  return {
    store,
    set: (change) =>
      store.setState((state) => {
        const { size, hardness, opacity, flow } = { ...state, ...change };
        return {
          size: clamp(size, brushSize.min, brushSize.max),
          hardness: clamp(hardness, 0, 1),
          opacity: clamp(opacity, 0.01, 1),
          flow: clamp(flow, 0.01, 1),
        };
      }),
    stepSize: (direction) =>
      store.setState(({ size }) => {
        const next = direction > 0 ? Math.max(size + 1, size * stepOfSize) : Math.min(size - 1, size / stepOfSize);
        return { size: clamp(Math.round(next), brushSize.min, brushSize.max) };
      }),
    stepHardness: (direction) =>
      store.setState(({ hardness }) => ({ hardness: clamp(Math.round((hardness + direction * stepOfHardness) * 10) / 10, 0, 1) })),
  };
}
