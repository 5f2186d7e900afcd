import { createStore } from 'zustand/vanilla';
import type { SystemStatus } from '../../../src-preload/contract/system';
import type { Engine } from '../engine';
import type { ReadableStore } from '../store';

export interface EngineStatus {
  readonly store: ReadableStore<{ readonly status: SystemStatus | undefined }>;
  load(): Promise<void>;
}

/** What the engine really runs on. `onReplaced` is told when an inference process had to be replaced. */
export function createEngineStatus(engine: Engine, onReplaced: () => void): EngineStatus {
  const store = createStore<{ readonly status: SystemStatus | undefined }>(() => ({ status: undefined }));
  const take = (status: SystemStatus): void => {
    const before = store.getState().status;
    store.setState({ status });
    if (before && before.inferenceStarts > 0 && status.inferenceStarts > before.inferenceStarts) onReplaced();
  };
  engine.on('system.status', take);
  return { store, load: async () => take(await engine.services.system.status({})) };
}
