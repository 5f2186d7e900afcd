import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createEngineProcess, type EngineProcess } from '../../../src-main/hosts/electron/engine-process';
import { service } from '../../../src-preload/contract/define';
import { createClient } from '../../../src-preload/rpc/client';
import { createInProcessPair } from '../../../src-preload/transports/in-process';

/** Answers every method with its pid and the bytes it got; dies on `die`. */
const fakeEngine = `
process.on('message', (m) => {
  if (m.method === 'engine.die') process.exit(3);
  if (m.method === 'engine.pid') process.send({ kind: 'result', id: m.id, result: process.pid });
  if (m.method === 'engine.sum') process.send({ kind: 'result', id: m.id, result: m.params.reduce((a, b) => a + b, 0) });
});
process.on('disconnect', () => process.exit(0));
`;

const contract = {
  engine: service({
    methods: {
      pid: { params: z.object({}), result: z.number() },
      die: { params: z.object({}), result: z.number() },
      sum: { params: z.instanceof(Float32Array), result: z.number() },
    },
  }),
} as const;

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

let folder: string;
let engine: EngineProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clickcut-engine-'));
  await writeFile(join(folder, 'engine.cjs'), fakeEngine);
  engine = createEngineProcess({ node: process.execPath, entry: join(folder, 'engine.cjs'), args: [] });
});
afterAll(async () => {
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});

async function pageOf(process: EngineProcess) {
  const [own, theirs] = createInProcessPair();
  await process.attach(theirs);
  return createClient(contract, own);
}
const page = () => pageOf(engine);

describe('the engine as a child process', () => {
  it('is one for all pages, and takes typed arrays', async () => {
    const [a, b] = await Promise.all([page(), page()]);
    const pid = await a.services.engine.pid({});
    expect(pid).not.toBe(process.pid);
    expect(await b.services.engine.pid({})).toBe(pid);
    expect(await b.services.engine.sum(Float32Array.of(1, 2, 3.5))).toBe(6.5);
  });

  it('engine crash: the call fails with a typed error, the next page gets a new engine', async () => {
    const first = await page();
    const pid = await first.services.engine.pid({});
    await expect(first.services.engine.die({})).rejects.toMatchObject({ code: 'disconnected' });
    const second = await page();
    expect(await second.services.engine.pid({})).not.toBe(pid);
  });

  it('leaves no process behind', async () => {
    const pid = await (await page()).services.engine.pid({});
    await engine.stop();
    expect(isAlive(pid)).toBe(false);
    await expect(page()).rejects.toThrow('ending');
  });

  it('a Node that is not there closes the page', async () => {
    const broken = createEngineProcess({ node: join(folder, 'no-node'), entry: 'x', args: [] });
    const client = await pageOf(broken);
    await expect(client.services.engine.pid({})).rejects.toMatchObject({ code: 'disconnected' });
  });
});
