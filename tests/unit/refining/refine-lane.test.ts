import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { createRefineLane, type RefineLane } from '../../../src-main/services/refining/refine-lane';

/** A worker that answers with the thread's number, when it is told how: at once, never, or by crashing. */
const source = `
  import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', ({ id, input, cancelled }) => {
    if (input === 'crash') throw new Error('out of luck');
    parentPort.postMessage({ id, kind: 'progress', fraction: 0.5 });
    if (input === 'wait') while (Atomics.load(cancelled, 0) === 0);
    if (input === 'spin') for (;;);
    if (input === 'fail') parentPort.postMessage({ id, kind: 'failed', message: 'no colours' });
    else parentPort.postMessage({ id, kind: 'done', output: threadId });
  });`;
const folder = mkdtempSync(join(tmpdir(), 'clickcut-refine-'));
const entry = join(folder, 'worker.mjs');
writeFileSync(entry, source);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let lane: RefineLane;
afterEach(() => lane.close());

type Wish = 'answer' | 'wait' | 'spin' | 'crash' | 'fail';
const run = (wish: Wish, options: Parameters<RefineLane['run']>[2] = {}): Promise<unknown> => lane.run('mask', wish as never, options);
const start = (options: Partial<Parameters<typeof createRefineLane>[0]> = {}): RefineLane => (lane = createRefineLane({ entry, endsOnCancel: false, ...options }));

/** Resolves when the job runs, with the means to cancel it. */
async function running(wish: Wish): Promise<{ readonly job: Promise<unknown>; readonly cancel: () => void }> {
  const controller = new AbortController();
  let job: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve) => {
    job = run(wish, { signal: controller.signal, onProgress: () => resolve() });
    job.catch(() => undefined);
  });
  return { job, cancel: () => controller.abort() };
}

it('keeps its thread when a job that listens is cancelled', async () => {
  start();
  const thread = await run('answer');
  const { job, cancel } = await running('wait');
  const next = run('answer');
  cancel();
  await expect(job).rejects.toMatchObject({ code: 'cancelled' });
  expect(await next).toBe(thread);
});

it('ends its thread with a cancelled job where it is told to, and goes on with another', async () => {
  const onEnded = vi.fn();
  start({ endsOnCancel: true, onEnded });
  const thread = await run('answer');
  const { job, cancel } = await running('spin');
  const next = run('answer');
  cancel();
  await expect(job).rejects.toMatchObject({ code: 'cancelled' });
  expect(onEnded).toHaveBeenCalledTimes(1);
  expect(await next).not.toBe(thread);
});

it('never starts what was cancelled while it waited', async () => {
  start();
  const { cancel } = await running('wait');
  const controller = new AbortController();
  const second = run('spin', { signal: controller.signal });
  controller.abort();
  await expect(second).rejects.toMatchObject({ code: 'cancelled' });
  await expect(run('answer', { signal: controller.signal })).rejects.toMatchObject({ code: 'cancelled' });
  cancel();
  expect(typeof (await run('answer'))).toBe('number');
});

it('survives a job that fails and a thread that crashes', async () => {
  start();
  await expect(run('fail')).rejects.toMatchObject({ code: 'internal', message: 'Refining failed: no colours' });
  const [crashed, next] = [run('crash'), run('answer')];
  await expect(crashed).rejects.toMatchObject({ code: 'internal', message: 'The refine worker stopped: out of luck.' });
  expect(typeof (await next)).toBe('number');
});

it('ends its thread when nothing is asked for a while', async () => {
  const onEnded = vi.fn();
  start({ idleMs: 5, onEnded });
  const thread = await run('answer');
  await vi.waitFor(() => expect(onEnded).toHaveBeenCalled());
  expect(await run('answer')).not.toBe(thread);
});

it('fails what runs and what waits when it is closed', async () => {
  start();
  const { job } = await running('spin');
  const waiting = run('answer');
  waiting.catch(() => undefined);
  await lane.close();
  await expect(job).rejects.toMatchObject({ code: 'cancelled' });
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  await expect(run('answer')).rejects.toMatchObject({ code: 'cancelled' });
});
