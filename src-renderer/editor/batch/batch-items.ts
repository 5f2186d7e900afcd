import type { BatchEvent } from '../../../src-preload/contract/batch-events';

/** `kept`: its result was there already. `mended`: somebody has put another result in its place. */
export type ItemState = 'waiting' | 'working' | 'done' | 'kept' | 'failed' | 'mended';

export interface BatchItem {
  readonly name: string;
  readonly state: ItemState;
  /** Why it failed, and what to do. */
  readonly why: string | undefined;
  /** Another number, another result. */
  readonly version: number;
}

/** @param isThere whether there is a result of an earlier run */
export const newItem = (name: string, isThere: boolean): BatchItem => ({ name, state: isThere ? 'kept' : 'waiting', why: undefined, version: 0 });

/** States in which there is a result to look at. */
export const hasResult = ({ state }: BatchItem): boolean => state === 'done' || state === 'kept' || state === 'mended';

/** What a file is after an event that is about it; undefined for events that are about none. */
export function afterEvent(item: BatchItem, event: BatchEvent): BatchItem | undefined {
  switch (event.event) {
    case 'started':
      return { ...item, state: 'working', why: undefined };
    case 'finished':
      return { ...item, state: 'done', why: undefined, version: item.version + 1 };
    case 'skipped':
      return { ...item, state: item.state === 'mended' ? 'mended' : 'kept', why: undefined };
    case 'failed': {
      const { message, hint } = event.error;
      return { ...item, state: 'failed', why: hint === undefined ? message : `${message} ${hint}` };
    }
    case 'scanned':
    case 'planned':
    case 'done':
      return undefined;
  }
}

export interface BatchTally {
  readonly total: number;
  readonly finished: number;
  readonly failed: number;
}

export function tallyOf(items: readonly BatchItem[]): BatchTally {
  let [finished, failed] = [0, 0];
  for (const item of items) {
    if (item.state === 'failed') failed += 1;
    else if (hasResult(item)) finished += 1;
  }
  return { total: items.length, finished, failed };
}
