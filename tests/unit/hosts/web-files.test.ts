import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, startSite, type Site } from './web-site';

const arrived = new Map<string, Promise<Uint8Array>>();
let site: Site;
beforeAll(async () => {
  site = await startSite({
    maxPayload: 1_000_000,
    onFile: (id, bytes) => {
      bytes.catch(() => undefined);
      arrived.set(id, bytes);
    },
  });
});
afterAll(() => site.close());

const ours = (): Readonly<Record<string, string>> => ({ Cookie: site.cookie, Origin: `http://127.0.0.1:${site.host.port}` });
const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => i % 251);
const send = (id: string, headers = ours(), body = bytes) => ask(site, `/files/${id}`, { 'Content-Length': String(body.length), ...headers }, 'POST', body);

describe('a file that a page sends beside its messages', () => {
  it('arrives whole under its id', async () => {
    const id = randomUUID();
    expect(await send(id)).toMatchObject({ status: 204, body: '' });
    expect(Buffer.compare((await arrived.get(id)) ?? new Uint8Array(), bytes)).toBe(0);
    const empty = randomUUID();
    expect(await send(empty, ours(), new Uint8Array())).toMatchObject({ status: 204 });
    expect(await arrived.get(empty)).toHaveLength(0);
  });

  it('is told at once when it is too large, to the page and to whoever waits for it', async () => {
    const id = randomUUID();
    expect(await ask(site, `/files/${id}`, { ...ours(), 'Content-Length': '2000000' }, 'POST')).toMatchObject({ status: 413 });
    await expect(arrived.get(id)).rejects.toMatchObject({ code: 'image-too-large', message: 'The file is 2 MiB; files of at most 1 MiB can be opened.' });
  });

  it('is no file when the connection breaks', async () => {
    const id = randomUUID();
    const call = request({ host: '127.0.0.1', port: site.host.port, path: `/files/${id}`, method: 'POST', headers: { ...ours(), 'Content-Length': '1000' } });
    call.on('error', () => undefined);
    call.write(new Uint8Array(10));
    await expect.poll(() => arrived.has(id)).toBe(true);
    call.destroy();
    await expect(arrived.get(id)).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  it.each<[string, (headers: Readonly<Record<string, string>>) => Readonly<Record<string, string>>, number]>([
    ['a page that is not signed in', ({ Origin = '' }) => ({ Origin }), 401],
    ['another site', (headers) => ({ ...headers, Origin: 'http://example.org' }), 403],
    ['a sandboxed frame', (headers) => ({ ...headers, Origin: 'null' }), 403],
    ['no page at all', ({ Cookie = '' }) => ({ Cookie }), 403],
    ['another host name', (headers) => ({ ...headers, Host: 'example.org' }), 403],
  ])('is not taken from %s', async (_, change, status) => {
    const id = randomUUID();
    expect(await send(id, change(ours()))).toMatchObject({ status });
    expect(arrived.has(id)).toBe(false);
  });

  it.each(['short', '../../etc/passwd', `${'x'.repeat(65)}`])('is not taken under the name %s', async (id) => {
    expect(await send(id)).toMatchObject({ status: 404 });
  });

  it('comes with its length', async () => {
    expect(await ask(site, `/files/${randomUUID()}`, { ...ours(), 'Transfer-Encoding': 'chunked' }, 'POST', bytes)).toMatchObject({ status: 411 });
  });
});
