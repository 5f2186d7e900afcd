import type { ItemState } from '../../editor/batch/batch-items';

/** Keys of what a file's state is called. */
export const stateTexts: Readonly<Record<ItemState, string>> = {
  waiting: 'batch.stateWaiting',
  working: 'batch.stateWorking',
  done: 'batch.stateDone',
  kept: 'batch.stateKept',
  failed: 'batch.stateFailed',
  mended: 'batch.stateMended',
};
