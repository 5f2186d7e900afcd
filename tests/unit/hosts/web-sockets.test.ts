import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createClient } from '../../../src-preload/rpc/client';
import { createWebSocketChannel, type SocketLike } from '../../../src-preload/transports/websocket';
import { startWebHost } from '../../../src-main/hosts/web/web-host';
import { ask, closeCode, startSite, tinyContract, upgrade, type Site } from './web-site';

let site: Site;
beforeAll(async () => {
  site = await startSite({ maxPayload: 4096 });
});
afterAll(() => site.close());

async function signedIn(): Promise<WebSocket> {
  const socket = await upgrade(site, { headers: { Cookie: site.cookie }, origin: `http://127.0.0.1:${site.host.port}` });
  if (!(socket instanceof WebSocket)) throw new Error(`refused with ${socket}`);
  return socket;
}

const say = async (socket: WebSocket, text: string): Promise<string> => {
  const client = createClient(tinyContract, createWebSocketChannel(socket as unknown as SocketLike));
  const answer = await client.services.echo.say({ text });
  client.close();
  return answer.text;
};

describe('the socket', () => {
  it('carries calls for the page', async () => {
    expect(await say(await signedIn(), 'hello')).toBe('hello');
  });

  it('takes the token in the address from a client that is no browser', async () => {
    const socket = await upgrade(site, {}, `/rpc?token=${site.host.token}`);
    expect(socket).toBeInstanceOf(WebSocket);
    (socket as WebSocket).close();
  });

  it('reports how many pages are connected', async () => {
    const socket = await signedIn();
    expect(site.pages.at(-1)).toBeGreaterThan(0);
    socket.close();
    await expect.poll(() => site.pages.at(-1)).toBe(0);
  });
});

describe('attacks on the socket', () => {
  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'file://'])('cross-site WebSocket hijacking: Origin %s', async (origin) => {
    expect(await upgrade(site, { headers: { Cookie: site.cookie }, origin })).toBe(403);
    expect(await upgrade(site, { origin }, `/rpc?token=${site.host.token}`)).toBe(403);
  });

  it('DNS rebinding', async () => {
    const host = `evil.example:${site.host.port}`;
    expect(await upgrade(site, { headers: { Cookie: site.cookie, Host: host }, origin: `http://${host}` })).toBe(403);
  });

  it('missing and wrong token', async () => {
    expect(await upgrade(site, {})).toBe(401);
    expect(await upgrade(site, {}, '/rpc?token=wrong')).toBe(401);
    expect(await upgrade(site, { headers: { Cookie: `clickcut-${site.host.port}=wrong` } })).toBe(401);
  });

  it("token in another port's cookie", async () => {
    expect(await upgrade(site, { headers: { Cookie: `clickcut-${site.host.port + 1}=${site.host.token}` } })).toBe(401);
  });

  it('any other path', async () => {
    expect(await upgrade(site, { headers: { Cookie: site.cookie } }, '/')).toBe(404);
  });

  it('oversized frame: that socket is closed, the host lives', async () => {
    const socket = await signedIn();
    const code = closeCode(socket);
    socket.send(new Uint8Array(5000));
    expect(await code).toBe(1009);
    expect(await say(await signedIn(), 'still here')).toBe('still here');
  });

  it.each([
    ['text', 'not binary'],
    ['empty', new Uint8Array(0)],
    ['random', Uint8Array.from({ length: 300 }, (_, i) => (i * 7919) & 255)],
    ['header longer than the frame', Uint8Array.of(255, 255, 255, 255, 1, 2, 3)],
    ['no JSON', Buffer.concat([Buffer.from([200, 0, 0, 0]), Buffer.from('…'.repeat(80))])],
  ])('garbage frame (%s): that socket is closed, the host lives', async (_name, frame) => {
    const socket = await signedIn();
    const code = closeCode(socket);
    socket.send(frame);
    expect(await code).toBe(1007);
    expect(await say(await signedIn(), 'still here')).toBe('still here');
  });

  it('is out of reach from other network interfaces', async () => {
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []).filter((i) => i.family === 'IPv4' && !i.internal);
    for (const { address } of others) {
      const reached = await new Promise<boolean>((resolve) => {
        const socket = connect({ port: site.host.port, host: address, timeout: 1000 });
        socket.on('connect', () => resolve(true)).on('error', () => resolve(false)).on('timeout', () => resolve(false));
      });
      expect(reached, address).toBe(false);
    }
  });
});

describe('start and end', () => {
  it('names the port that is taken', async () => {
    await expect(startWebHost({ pageDir: '.', attach: () => undefined, port: site.host.port })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('every run has a token of its own, and a closed host is gone', async () => {
    const other = await startSite();
    expect(other.host.token).not.toBe(site.host.token);
    expect(other.host.token).toHaveLength(43);
    const socket = await upgrade(other, { headers: { Cookie: other.cookie } });
    expect(socket).toBeInstanceOf(WebSocket);
    await other.close();
    await expect(ask(other, '/')).rejects.toThrow('ECONNREFUSED');
  });
});
