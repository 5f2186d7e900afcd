import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WorkProgress } from '../../../src-preload/contract/common';
import { createInference, type InferenceOptions } from '../../../src-main/inference/create-inference';
import type { DecodeRequest, Inference, InferenceStatus } from '../../../src-main/inference/inference';
import { startChild } from '../../../src-main/inference/process/start-child';
import { inferenceEntry } from './support/entries';
import { temporaryFolder } from './support/folders';
import { flowerPixels, type Pixels } from './support/photo';

const cacheDir = temporaryFolder();
let photo: Pixels;
let square: Pixels;
let embedding: Uint16Array;
const open: Inference[] = [];

function start(options: Partial<InferenceOptions> = {}): Inference {
  const inference = createInference({ entry: inferenceEntry, cacheDir, provider: 'cpu', ...options });
  open.push(inference);
  return inference;
}

beforeAll(async () => {
  photo = await flowerPixels('inside');
  square = await flowerPixels('fill');
  const inference = createInference({ entry: inferenceEntry, cacheDir, provider: 'cpu' });
  ({ embedding } = await inference.encode({ ...photo, key: 'flower' }));
  await inference.close();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((inference) => inference.close()));
});

const click = (key: string, stored: () => Promise<Uint16Array> = () => Promise.resolve(embedding)): DecodeRequest => ({
  key,
  embedding: stored,
  points: [{ x: photo.width / 2, y: photo.height / 2, label: 1 }],
});

/** Resolves when the status is as wished, which it may be already. */
function until(inference: Inference, wish: (status: InferenceStatus) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (!wish(inference.status())) return;
      stop();
      resolve();
    };
    const stop = inference.onStatus(check);
    check();
  });
}

/** Aborts as soon as the given stage has begun. */
function abortIn(stage: WorkProgress['stage']): { readonly signal: AbortSignal; readonly onProgress: (p: WorkProgress) => void } {
  const controller = new AbortController();
  return { signal: controller.signal, onProgress: (p) => p.stage === stage && controller.abort() };
}

describe('inference in child processes', () => {
  it('encodes once, answers clicks from the kept embedding, and asks for it only when it is not held', async () => {
    const inference = start();
    const encoded = await inference.encode({ ...photo, key: 'flower' });
    expect([encoded.embedding.length, encoded.ms > 0]).toEqual([256 * 64 * 64, true]);
    const fresh = await inference.decode(click('flower', () => Promise.reject(new Error('it is held'))));
    expect([fresh.logits.length, fresh.iou.length, fresh.ms > 0]).toEqual([4 * 256 * 256, 4, true]);

    inference.kill('sam');
    let asked = 0;
    const stored = (): Promise<Uint16Array> => Promise.resolve((asked++, embedding));
    const restored = await inference.decode(click('flower', stored));
    await inference.decode(click('flower', stored));
    expect(asked).toBe(1);
    expect(Buffer.compare(Buffer.from(restored.logits.buffer), Buffer.from(fresh.logits.buffer))).toBe(0);
    expect(inference.status().lanes.sam).toMatchObject({ running: true, busy: false, provider: 'cpu', starts: 2 });
  });

  it('feeds earlier logits back', async () => {
    const inference = start();
    const first = await inference.decode(click('flower'));
    const again = await inference.decode({ ...click('flower'), maskInput: first.logits.slice(65536, 2 * 65536) });
    expect(again.logits[0]).not.toBe(first.logits[0]);
  });

  it('a click is answered while a background is being removed', async () => {
    const inference = start();
    await inference.decode(click('a'));
    const order: string[] = [];
    let answered: Promise<unknown> | undefined;
    const matting = (p: WorkProgress): void => {
      if (p.stage === 'matting') answered ??= inference.decode(click('a')).then(() => order.push('click'));
    };
    await inference.matte(square, { onProgress: matting }).then(() => order.push('matte'));
    await answered;
    expect(order).toEqual(['click', 'matte']);
  });

  it('a click goes ahead of an encode that waits', async () => {
    const inference = start();
    const order: string[] = [];
    const note = (name: string) => () => void order.push(name);
    await Promise.all([
      inference.encode({ ...photo, key: 'b' }).then(note('encode b')),
      inference.encode({ ...photo, key: 'c' }).then(note('encode c')),
      inference.decode(click('a')).then(note('click')),
    ]);
    expect(order).toEqual(['encode b', 'click', 'encode c']);
  });

  it('reports progress that never goes back within a stage and ends at 1', async () => {
    const seen: WorkProgress[] = [];
    const { alpha } = await start().matte(square, { onProgress: (p) => seen.push(p) });
    expect(seen.map((p) => p.stage).filter((stage, i, all) => stage !== all[i - 1])).toEqual(['preparing', 'matting']);
    expect(alpha).toHaveLength(1024 * 1024);
    seen.forEach((p, i) => {
      const before = seen[i - 1];
      if (before?.stage === p.stage) expect(p.fraction).toBeGreaterThanOrEqual(before.fraction);
    });
    expect(seen.at(-1)).toEqual({ stage: 'matting', fraction: 1 });
  });

  it('a cancelled run is over at once, and the next request works', async () => {
    const inference = start();
    await expect(inference.matte(square, abortIn('matting'))).rejects.toMatchObject({ code: 'cancelled' });
    await expect(inference.encode({ ...photo, key: 'a' }, abortIn('encoding'))).rejects.toMatchObject({ code: 'cancelled' });
    expect(inference.status().lanes.sam.running).toBe(false);
    expect((await inference.encode({ ...photo, key: 'a' })).embedding).toHaveLength(256 * 64 * 64);
  });

  it('a request that is cancelled while it waits never starts', async () => {
    const inference = start();
    const controller = new AbortController();
    const stages: string[] = [];
    const running = inference.encode({ ...photo, key: 'a' });
    const waiting = inference.encode({ ...photo, key: 'b' }, { signal: controller.signal, onProgress: (p) => stages.push(p.stage) });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    await running;
    expect([stages, inference.status().lanes.sam.starts]).toEqual([['queued'], 1]);
    await expect(inference.matte(square, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('a cancelled click leaves the child alive', async () => {
    const inference = start();
    await inference.decode(click('a'));
    const controller = new AbortController();
    const answer = inference.decode(click('a'), { signal: controller.signal });
    await until(inference, (status) => status.lanes.sam.busy);
    controller.abort();
    await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
    await inference.decode(click('a'));
    expect(inference.status().lanes.sam.starts).toBe(1);
  });

  it('a child that is killed from outside in the middle of a run costs that request only', async () => {
    const inference = start();
    const seen = (p: WorkProgress): void => {
      const { pid } = inference.status().lanes.sam;
      if (p.stage === 'encoding' && pid !== undefined) process.kill(pid, 'SIGKILL');
    };
    const error: unknown = await inference.encode({ ...photo, key: 'a' }, { onProgress: seen }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'inference-crashed', message: expect.stringContaining('SIGKILL') as string });
    expect((await inference.encode({ ...photo, key: 'a' })).embedding).toHaveLength(256 * 64 * 64);
    expect(inference.status().lanes.sam.starts).toBe(2);
  });

  it('kill() in the middle of a run is told apart from a result', async () => {
    const inference = start();
    const answer = inference.encode({ ...photo, key: 'a' }, { onProgress: (p) => p.stage === 'encoding' && inference.kill('sam') });
    await expect(answer).rejects.toMatchObject({ code: 'inference-crashed' });
    await inference.warm('sam');
  });

  it('bad requests and broken caches are answered with typed errors by a child that goes on', async () => {
    const inference = start();
    await expect(inference.encode({ pixels: new Uint8Array(5), width: 2, height: 2, key: 'a' })).rejects.toMatchObject({ code: 'bad-request' });
    await expect(inference.encode({ ...photo, width: 5000, key: 'a' })).rejects.toMatchObject({ code: 'bad-request' });
    await expect(inference.decode({ ...click('a'), points: [] })).rejects.toMatchObject({ code: 'bad-request' });
    await expect(inference.decode(click('a', () => Promise.resolve(new Uint16Array(3))))).rejects.toMatchObject({ code: 'bad-request' });
    expect(inference.status().lanes.sam.starts).toBe(1);
    const file = join(temporaryFolder(), 'a-file');
    writeFileSync(file, '');
    await expect(start({ cacheDir: file }).warm('sam')).rejects.toMatchObject({ code: 'file-not-writable' });
  });

  it('a child without work is ended after a while', async () => {
    const inference = start({ idleMs: 1 });
    await inference.warm('sam');
    await until(inference, (status) => !status.lanes.sam.running);
    await inference.warm('sam');
    expect(inference.status().lanes.sam.starts).toBe(2);
  });

  it('a child that has grown too large is replaced', async () => {
    const inference = start({ memoryLimitBytes: 1 });
    await inference.warm('sam');
    expect(inference.status().lanes.sam.running).toBe(false);
    await inference.warm('sam');
    expect(inference.status().lanes.sam.starts).toBe(2);
  });

  it('a child ends when its parent goes away', async () => {
    const assignment = { provider: 'cpu', strict: false } as const;
    const assignments = { 'mobile-sam-encoder': assignment, 'sam-decoder': assignment, 'isnet-medium': assignment };
    const child = startChild({ entry: inferenceEntry, argument: { role: 'serve', cacheDir, assignments } }).process;
    const ended = once(child, 'exit');
    child.disconnect();
    expect((await ended)[0]).toBe(0);
  });

  it('a script that cannot run is reported with its last words', async () => {
    const error: unknown = await start({ entry: join(cacheDir, 'is-not-there.js') }).warm('sam').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'inference-crashed', details: { stderr: expect.stringContaining('is-not-there.js') as string } });
  });

  it('closing settles what runs and waits, and refuses what comes later', async () => {
    const inference = start();
    const answers = [inference.encode({ ...photo, key: 'a' }), inference.encode({ ...photo, key: 'b' })];
    const outcomes = Promise.allSettled(answers);
    await until(inference, (status) => status.lanes.sam.running);
    await inference.close();
    for (const outcome of await outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'disconnected' } });
    await expect(inference.warm('sam')).rejects.toMatchObject({ code: 'disconnected' });
  });
});
