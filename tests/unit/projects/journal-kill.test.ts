import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentRecord } from '../../../src-preload/model/document';
import { treeProblem } from '../../../src-preload/model/tree';
import { createJournal } from '../../../src-main/services/projects/journal/journal';
import { missingBlob } from '../../../src-main/services/projects/document-problem';

const kills = 100;
const sideBySide = 4;
/** What was acknowledged earlier than this before the kill has to be there. */
const allowedLossMs = 1000;
/** How long every other process's disk takes to flush anything: longer than what may be lost. */
const slowFlushMs = 1200;

let root: string;
let child: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'clickcut-kill-'));
  child = join(root, 'child.mjs');
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: root,
      emptyOutDir: false,
      rollupOptions: { input: join(import.meta.dirname, 'kill', 'child.ts'), output: { format: 'es', entryFileNames: 'child.mjs' } },
    },
  });
});

afterAll(() => rm(root, { recursive: true, force: true }));

/** The revision that has to be there after the kill. */
async function runUntilKilled(dir: string, seed: number, flushMs: number, lifeMs: number): Promise<number> {
  const process_ = spawn(process.execPath, [child, dir, String(seed), String(flushMs)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let complaints = '';
  const began = new Promise<void>((resolve) => {
    process_.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      resolve();
    });
  });
  process_.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const gone = once(process_, 'close');
  await Promise.race([began, gone]);
  // The moment of the kill is what is random here; nothing is waited for.
  await delay(lifeMs);
  const killedAt = Date.now();
  process_.kill('SIGKILL');
  const [code, signal] = (await gone) as [number | null, string | null];
  expect({ code, signal, complaints }).toEqual({ code: null, signal: 'SIGKILL', complaints: '' });
  const acknowledged = out.split('\n').slice(0, -1).map((line) => line.split(' ').map(Number) as [number, number]);
  return acknowledged.findLast(([, at]) => at <= killedAt - allowedLossMs)?.[0] ?? 0;
}

it('work is offered again, whole and at most a second old, however often the process is killed', async () => {
  const seed = Date.now() & 0xffff;
  const dues: number[] = [];
  const one = async (i: number): Promise<void> => {
    const dir = join(root, `work-${i}`);
    const due = await runUntilKilled(dir, seed + i, (i % 2) * slowFlushMs, ((i * 0.618) % 1) * 1500);
    const journal = createJournal({ dir });
    const [offered, ...more] = await journal.list();
    expect(more).toEqual([]);
    expect(offered).toMatchObject({ id: 'doc-1', isUnsaved: true });
    const work = await journal.recover('doc-1');
    expect(work).toMatchObject({ lostBatches: 0, lostLayers: [] });
    expect(documentRecord.safeParse(work.document).success).toBe(true);
    expect(treeProblem(work.document.layers)).toBeUndefined();
    expect(missingBlob(work.document, work)).toBeUndefined();
    expect(work.revision, `seed ${seed + i}`).toBeGreaterThanOrEqual(due);
    dues.push(due);
    await work.release();
    await rm(dir, { recursive: true, force: true });
  };
  const rest = Array.from({ length: kills }, (_, i) => i).values();
  await Promise.all(Array.from({ length: sideBySide }, async () => {
    for (const i of rest) await one(i);
  }));
  expect(dues).toHaveLength(kills);
  // A third of them live longer than a second: they show that something had to be there.
  expect(dues.filter((due) => due > 0).length).toBeGreaterThan(20);
});
