import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { createWorkQueue, type WorkQueue } from '../../../src-main/inference/work-queue';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** A photo that nobody but its task knows of. */
function addPhoto(queue: WorkQueue): WeakRef<object> {
  const photo = new Uint8Array(1024);
  void queue.add(() => Promise.resolve(photo.length));
  return new WeakRef(photo);
}

describe('a work queue', () => {
  it('holds nothing of what is done, while others wait', async () => {
    const queue = createWorkQueue(1);
    const photos: WeakRef<object>[] = [];
    // There is always one more, as in a folder of photos.
    for (let i = 0; i < 20; i++) photos.push(addPhoto(queue));
    let release = (): void => undefined;
    void queue.add(() => new Promise<void>((resolve) => (release = resolve)));
    const last = addPhoto(queue);
    await queue.onSizeLessThan(2);
    await vi.waitFor(() => {
      collect();
      expect(photos.filter((photo) => photo.deref())).toHaveLength(0);
    });
    expect(last.deref()).toBeDefined();
    release();
    await queue.onIdle();
  });

  it('runs what is more urgent first, and the rest in order', async () => {
    const queue = createWorkQueue(1);
    const ran: string[] = [];
    const add = (name: string, priority: number): Promise<unknown> => queue.add(() => Promise.resolve(ran.push(name)), { priority });
    queue.pause();
    const all = [add('a', 0), add('b', 0), add('urgent', 1), add('c', 0), add('urgent too', 1)];
    queue.start();
    await Promise.all(all);
    expect(ran).toEqual(['urgent', 'urgent too', 'a', 'b', 'c']);
  });

  it('leaves out what is cancelled while it waits', async () => {
    const queue = createWorkQueue(1);
    const stop = new AbortController();
    let ran = false;
    queue.pause();
    const cancelled = queue.add(() => Promise.resolve((ran = true)), { signal: stop.signal });
    stop.abort(new Error('no more'));
    queue.start();
    await expect(cancelled).rejects.toThrow('no more');
    await queue.onIdle();
    expect(ran).toBe(false);
  });
});
