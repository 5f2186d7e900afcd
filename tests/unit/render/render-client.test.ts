import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it } from 'vitest';
import { entryPath } from '../../../src-main/app/entry-path';
import { createCompositor, type Compositor } from '../../../src-main/services/render/render-client';
import type { StripProgram } from '../../../src-main/services/render/strip-program';
import { identity } from '../../../src-preload/model/matrix';
import { noise, pixel } from '../../helpers/fixture-images';
import { createRenderStudio, documentOf, imageOf, never } from './render-studio';

const folder = mkdtempSync(join(tmpdir(), 'clickcut-render-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let compositor: Compositor | undefined;
afterEach(() => compositor?.close());
const start = (options: { readonly entry?: string; readonly idleMs?: number } = {}): Compositor => (compositor = createCompositor({ entry: entryPath('render-worker'), ...options }));

const program = (): StripProgram => ({ width: 4, height: 2, background: '#0a141e', steps: [] });
const plain = Array.from({ length: 8 }, () => [10, 20, 30, 255]).flat();

it('composites in a thread of its own, and what it moves is gone here', async () => {
  const raster = noise(4, 2);
  const before = [...raster.data];
  const into = { x: 0, y: 0, width: 4, height: 2 };
  const step = { content: { kind: 'pixels', raster, map: identity, into }, effects: null, onlyEffects: false, blend: 'normal', opacity: 1, clipped: [] } as const;
  const { data, bounds } = await start().composite({ ...program(), steps: [step] });
  expect(bounds).toEqual(into);
  expect([...data].filter((_, i) => i % 4 < 3)).toEqual(before);
  expect(raster.data.length).toBe(0);
});

it('renders a document as this thread does', async () => {
  const [there, here] = [createRenderStudio({ compositor: start() }), createRenderStudio()];
  const source = noise(50, 40);
  const photo = await there.addPhoto(source);
  await here.addPhoto(source);
  const scene = documentOf(photo, [imageOf(photo), imageOf(photo, { transform: [0.5, 0.2, -0.2, 0.5, 10, 5], blend: 'screen', effects: { shadow: { dx: 3, dy: 3, blur: 4, colour: '#000000', opacity: 1 }, outline: null } })]);
  const [a, b] = [await there.renderer.full(scene, {}, never()), await here.renderer.full(scene, {}, never())];
  expect(Buffer.from(a.raster.data).equals(b.raster.data)).toBe(true);
  expect(pixel(a.raster, 49, 39)).toEqual([...pixel(source, 49, 39), 255]);
});

it('drops a cancelled strip and goes on with the others', async () => {
  const { composite } = start();
  const controller = new AbortController();
  const [first, second, third] = [composite(program()), composite(program(), controller.signal), composite(program())];
  controller.abort();
  await expect(second).rejects.toMatchObject({ code: 'cancelled' });
  for (const strip of [first, third]) expect([...(await strip).data]).toEqual(plain);
});

it('never takes the answer of a cancelled strip for that of the next', async () => {
  const { composite } = start();
  const controller = new AbortController();
  const first = composite({ width: 2000, height: 2000, background: '#ffffff', steps: [] }, controller.signal);
  const second = composite(program());
  // The first one runs by now.
  await new Promise((resolve) => setImmediate(resolve));
  controller.abort();
  await expect(first).rejects.toMatchObject({ code: 'cancelled' });
  expect([...(await second).data]).toEqual(plain);
});

it('says when a strip fails, and works again', async () => {
  const { composite } = start();
  const raster = { width: 1, height: 1, channels: 1, data: new Uint8Array(1) } as const;
  const step = { content: { kind: 'pixels', raster, map: identity, into: { x: 0, y: 0, width: 1, height: 1 } }, effects: null, onlyEffects: false, blend: 'normal', opacity: 1, clipped: [] } as const;
  await expect(composite({ ...program(), steps: [step] })).rejects.toMatchObject({ code: 'internal', message: expect.stringContaining('1 channels') });
  expect([...(await composite(program())).data]).toEqual(plain);
});

it('says when the worker dies, and starts another', async () => {
  const entry = join(folder, 'dies.mjs');
  writeFileSync(entry, "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3));");
  const { composite } = start({ entry });
  for (let i = 0; i < 2; i++) await expect(composite(program())).rejects.toMatchObject({ code: 'internal', message: expect.stringContaining('exit code 3') });
});

it('ends the idle worker and starts again with the next strip', async () => {
  const { composite } = start({ idleMs: 0 });
  for (let i = 0; i < 3; i++) {
    expect([...(await composite(program())).data]).toEqual(plain);
    await new Promise((resolve) => setImmediate(resolve));
  }
});

it('fails with cancelled what waits when it is closed', async () => {
  const closing = start();
  const waiting = [closing.composite(program()), closing.composite(program())];
  const ended = Promise.allSettled(waiting);
  await closing.close();
  for (const outcome of await ended) expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
  await expect(closing.composite(program())).rejects.toMatchObject({ code: 'cancelled' });
});
