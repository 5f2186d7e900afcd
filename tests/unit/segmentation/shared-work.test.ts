import { describe, expect, it, vi } from 'vitest';
import { createSharedWork } from '../../../src-main/services/segmentation/shared-work';
import { deferred } from './deferred';

interface Options {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: number) => void;
}

/** Work that ends when the test says so. */
function controlled() {
  const result = deferred<string>();
  const started = deferred<Options>();
  const start = vi.fn((options: Options) => {
    started.resolve(options);
    return result.promise;
  });
  return { start, started: started.promise, resolve: result.resolve, reject: result.reject };
}

describe('shared work', () => {
  it('is done once for all who wait, with progress for each', async () => {
    const shared = createSharedWork<string, number>();
    const work = controlled();
    const early: number[] = [];
    const late: number[] = [];
    const first = shared.join('a', work.start, { onProgress: (p) => early.push(p) });
    (await work.started).onProgress(0.5);
    const second = shared.join('a', work.start, { onProgress: (p) => late.push(p) });
    (await work.started).onProgress(0.9);
    work.resolve('done');
    expect(await Promise.all([first, second])).toEqual(['done', 'done']);
    expect(work.start).toHaveBeenCalledOnce();
    expect(early).toEqual([0.5, 0.9]);
    expect(late).toEqual([0.5, 0.9]);
  });

  it('goes on while one of two waits, and is aborted when both have gone', async () => {
    const shared = createSharedWork<string, number>();
    const work = controlled();
    const [one, two] = [new AbortController(), new AbortController()];
    const first = shared.join('a', work.start, { signal: one.signal });
    const second = shared.join('a', work.start, { signal: two.signal });
    const { signal } = await work.started;
    one.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    expect(signal.aborted).toBe(false);
    two.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    expect(signal.aborted).toBe(true);
  });

  it('starts anew for whoever comes after an abort or a failure', async () => {
    const shared = createSharedWork<string, number>();
    const controller = new AbortController();
    const abandoned = controlled();
    const first = shared.join('a', abandoned.start, { signal: controller.signal });
    await abandoned.started;
    controller.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    const failing = controlled();
    const second = shared.join('a', failing.start);
    failing.reject(new Error('broken'));
    await expect(second).rejects.toThrow('broken');
    const working = controlled();
    working.resolve('done');
    expect(await shared.join('a', working.start)).toBe('done');
    abandoned.reject(new Error('late'));
  });

  it('starts nothing for a signal that has fired', async () => {
    const work = controlled();
    const join = createSharedWork<string, number>().join('a', work.start, { signal: AbortSignal.abort() });
    await expect(join).rejects.toMatchObject({ code: 'cancelled' });
    expect(work.start).not.toHaveBeenCalled();
  });
});
