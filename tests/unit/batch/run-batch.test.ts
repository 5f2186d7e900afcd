import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchEvent } from '../../../src-preload/contract/batch-events';
import { ClickcutError } from '../../../src-preload/contract/errors';
import { createGate } from '../../../src-main/services/batch/gate';
import { planResults } from '../../../src-main/services/batch/plan-results';
import { readJob } from '../../../src-preload/contract/read-job';
import { openResultJournal } from '../../../src-main/services/batch/result-journal';
import { refinedAtOnce } from '../../../src-main/services/refining/refined-at-once';
import { runBatch, type BatchRun, type FileWork } from '../../../src-main/services/batch/run-batch';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clickcut-batch-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const out = (): string => join(folder, 'out');
const photo = (name: string) => join(folder, 'in', name);

async function photos(contents: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(folder, 'in'), { recursive: true });
  for (const [name, text] of Object.entries(contents)) await writeFile(photo(name), text);
}

interface Options extends Partial<Pick<BatchRun, 'open' | 'gate' | 'signal'>> {
  readonly existing?: string;
  readonly jobHash?: string;
}

/** Copies each file under its own name. */
const copying: BatchRun['open'] = (input, bytes) =>
  Promise.resolve({
    infer: () => Promise.resolve(),
    finish: (sink) => sink({ path: `${input.stem}.png`, bytes }),
    close: () => undefined,
  });

async function run(names: readonly string[], { existing = 'update', jobHash = 'a'.repeat(64), ...parts }: Options = {}) {
  const events: BatchEvent[] = [];
  const counts = await runBatch({
    job: readJob({ task: 'remove-background', existing }, 'job'),
    jobHash,
    inputs: planResults(names.map((name) => ({ name, path: photo(name) }))),
    out: out(),
    journal: await openResultJournal(out()),
    open: copying,
    gate: createGate(),
    signal: new AbortController().signal,
    onEvent: (event) => events.push(event),
    now: () => 0,
    ...parts,
  });
  return { counts, events, kinds: events.map(({ event }) => event) };
}

describe('a batch', () => {
  it('leaves alone what is up to date, and makes anew what was changed, taken away, or wanted otherwise', async () => {
    await photos({ 'a.jpg': 'one', 'b.jpg': 'two' });
    expect((await run(['a.jpg', 'b.jpg'])).counts).toEqual({ finished: 2, skipped: 0, failed: 0 });
    expect((await run(['a.jpg', 'b.jpg'])).counts).toEqual({ finished: 0, skipped: 2, failed: 0 });
    await photos({ 'a.jpg': 'three' });
    await rm(join(out(), 'b.png'));
    expect((await run(['a.jpg', 'b.jpg'])).counts).toEqual({ finished: 2, skipped: 0, failed: 0 });
    expect(await readFile(join(out(), 'a.png'), 'utf8')).toBe('three');
    expect((await run(['a.jpg'], { jobHash: 'b'.repeat(64) })).counts).toMatchObject({ finished: 1 });
  });

  it('goes on where a killed run ended: what was being recorded then is made again', async () => {
    await photos({ 'a.jpg': 'one', 'b.jpg': 'two' });
    await run(['a.jpg', 'b.jpg']);
    const [name = ''] = await readdir(join(out(), '.clickcut-batch'));
    const path = join(out(), '.clickcut-batch', name);
    await writeFile(path, (await readFile(path, 'utf8')).slice(0, -20));
    expect((await run(['a.jpg', 'b.jpg'])).counts).toEqual({ finished: 1, skipped: 1, failed: 0 });
  });

  it("never replaces somebody else's file, unless it is told to", async () => {
    await photos({ 'a.jpg': 'one', 'b.jpg': 'two' });
    await mkdir(out(), { recursive: true });
    await writeFile(join(out(), 'a.png'), 'mine');
    const { counts, events } = await run(['a.jpg', 'b.jpg']);
    expect(counts).toEqual({ finished: 1, skipped: 0, failed: 1 });
    expect(events.find(({ event }) => event === 'failed')).toMatchObject({ input: 'a.jpg', error: { code: 'file-exists' } });
    expect(await readFile(join(out(), 'a.png'), 'utf8')).toBe('mine');
    await run(['a.jpg'], { existing: 'skip' });
    expect(await readFile(join(out(), 'a.png'), 'utf8')).toBe('mine');
    await run(['a.jpg'], { existing: 'replace' });
    expect(await readFile(join(out(), 'a.png'), 'utf8')).toBe('one');
  });

  it('asks the models nothing where a result would not be taken', async () => {
    await photos({ 'a.jpg': 'one', 'b.jpg': 'two' });
    await mkdir(out(), { recursive: true });
    await writeFile(join(out(), 'a.png'), 'mine');
    const asked: string[] = [];
    const open: BatchRun['open'] = async (input, bytes, signal) => ({
      ...(await copying(input, bytes, signal)),
      paths: () => Promise.resolve([`${input.stem}.png`]),
      infer: () => Promise.resolve(void asked.push(input.name)),
    });
    const skipping = await run(['a.jpg', 'b.jpg'], { open, existing: 'skip' });
    expect(skipping.events).toContainEqual({ event: 'skipped', input: 'a.jpg', why: 'exists' });
    expect((await run(['a.jpg'], { open, existing: 'fail' })).counts.failed).toBe(1);
    expect((await run(['a.jpg'], { open })).counts.failed).toBe(1);
    expect(asked).toEqual(['b.jpg']);
    expect((await run(['a.jpg'], { open, existing: 'replace' })).counts.finished).toBe(1);
  });

  it('tells what is wrong with a file and does the others', async () => {
    await photos({ 'a.jpg': 'one', 'c.jpg': 'three' });
    await mkdir(photo('b.jpg'));
    const open: BatchRun['open'] = (input, bytes, signal) => {
      if (input.name === 'c.jpg') throw new ClickcutError({ code: 'image-corrupt', message: "'c.jpg' is damaged." });
      return copying(input, bytes, signal);
    };
    const { counts, events } = await run(['a.jpg', 'b.jpg', 'c.jpg', 'gone.jpg'], { open });
    expect(counts).toEqual({ finished: 1, skipped: 0, failed: 3 });
    const failed = events.flatMap((event) => (event.event === 'failed' ? [[event.input, event.error.code]] : []));
    expect(failed).toEqual(expect.arrayContaining([['b.jpg', 'file-unreadable'], ['c.jpg', 'image-corrupt'], ['gone.jpg', 'file-unreadable']]));
  });

  it('leaves no half-written file when it is cancelled, and nothing of what was not finished', async () => {
    await photos({ 'a.jpg': 'one', 'b.jpg': 'two', 'c.jpg': 'three' });
    const stop = new AbortController();
    const closed: string[] = [];
    const open: BatchRun['open'] = async (input, bytes, signal) => {
      const work: FileWork = await copying(input, bytes, signal);
      return {
        ...work,
        infer: () => {
          if (input.name === 'b.jpg') stop.abort();
          return Promise.resolve();
        },
        close: () => closed.push(input.name),
      };
    };
    await expect(run(['a.jpg', 'b.jpg', 'c.jpg'], { open, signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
    const left = await readdir(out()).catch(() => []);
    expect(left.filter((name) => !['a.png', '.clickcut-batch'].includes(name))).toEqual([]);
    expect(closed).toContain('b.jpg');
  });

  it('reads the next file while the models look at this one, and never holds more than a few', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `${i}.jpg`);
    await photos(Object.fromEntries(names.map((name) => [name, name])));
    let held = 0;
    let most = 0;
    let atModels = 0;
    const opened: string[] = [];
    let onOpened = (): void => undefined;
    const open: BatchRun['open'] = async (input, bytes, signal) => {
      const work = await copying(input, bytes, signal);
      held += 1;
      most = Math.max(most, held);
      opened.push(input.name);
      onOpened();
      return {
        ...work,
        // The models are not done with a file before the next one has been opened.
        infer: async () => {
          atModels += 1;
          expect(atModels).toBe(1);
          const next = opened.indexOf(input.name) + 2;
          while (opened.length < Math.min(next, names.length)) await new Promise<void>((resolve) => (onOpened = resolve));
          atModels -= 1;
        },
        close: () => {
          held -= 1;
        },
      };
    };
    expect((await run(names, { open })).counts).toEqual({ finished: 12, skipped: 0, failed: 0 });
    expect(most).toBeLessThanOrEqual(3 + refinedAtOnce());
    expect(held).toBe(0);
  });

  it('waits while it is paused', async () => {
    await photos({ 'a.jpg': 'one' });
    const gate = createGate();
    gate.pause();
    let isOver = false;
    const running = run(['a.jpg'], { gate }).then((result) => {
      isOver = true;
      return result;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isOver).toBe(false);
    gate.resume();
    expect((await running).counts.finished).toBe(1);
  });
});

describe('a job', () => {
  it('needs no more than its task, and says which field is wrong', () => {
    expect(readJob('{"task":"remove-background"}', 'job.json')).toMatchObject({ version: 1, keep: 0, existing: 'update', recursive: true });
    expect(() => readJob('{"task":"remove-background","keep":3}', 'job.json')).toThrow(/job\.json.*keep/);
    expect(() => readJob('{"task":"export","outputs":[{"format":{"type":"png"},"size":{"by":"width","pixels":0}}]}', 'job.json')).toThrow(/outputs\[0\]\.size\.pixels/);
    expect(() => readJob('{"task":"remove-background",}', 'job.json')).toThrow(/line 1/);
    expect(() => readJob('{"task":"paint"}', 'job.json')).toThrow(/task/);
  });
});
