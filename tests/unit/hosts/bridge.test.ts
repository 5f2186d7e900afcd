import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { service } from '../../../src-preload/contract/define';
import type { Channel } from '../../../src-preload/rpc/protocol';
import { createServer } from '../../../src-preload/rpc/server';
import { createInProcessPair } from '../../../src-preload/transports/in-process';
import type { ConnectionState } from '../../../src-renderer/bridge/connection-state';
import { socketUrl } from '../../../src-renderer/bridge/open-socket';
import { createReconnectingClient } from '../../../src-renderer/bridge/reconnecting-client';

const contract = {
  echo: service({
    methods: {
      say: { params: z.object({ text: z.string() }), result: z.string() },
      hang: { params: z.object({}), result: z.string() },
    },
    events: { heard: z.string() },
  }),
} as const;

/** An engine that can go away and be refused. */
function engine() {
  const server = createServer(contract, { echo: { say: ({ text }) => text, hang: () => new Promise<string>(() => undefined) } });
  const ends: Channel[] = [];
  const world = { refuse: 0, opened: 0 };
  const open = async (): Promise<Channel> => {
    world.opened += 1;
    if (world.refuse-- > 0) throw new Error('refused');
    const [page, host] = createInProcessPair();
    ends.push(host);
    server.attach(host);
    return page;
  };
  return { server, open, world, drop: () => ends.at(-1)?.close() };
}

const fast = { firstDelayMs: 1, maxDelayMs: 4 };

describe('the page stays connected', () => {
  it('calls made before the first connection wait for it, over refusals', async () => {
    const { open, world } = engine();
    world.refuse = 3;
    const bridge = createReconnectingClient(contract, open, fast);
    expect(await bridge.client.services.echo.say({ text: 'early' })).toBe('early');
    expect(bridge.state()).toEqual({ kind: 'connected', times: 1 });
    expect(world.opened).toBe(4);
    bridge.client.close();
  });

  it('a call under way fails when the connection breaks; the next one is answered', async () => {
    const { open, drop } = engine();
    const bridge = createReconnectingClient(contract, open, fast);
    const states: ConnectionState[] = [];
    bridge.onState((state) => states.push(state));
    await bridge.client.services.echo.say({ text: 'x' });
    const hanging = bridge.client.services.echo.hang({});
    await Promise.resolve();
    drop();
    await expect(hanging).rejects.toMatchObject({ code: 'disconnected' });
    expect(await bridge.client.services.echo.say({ text: 'again' })).toBe('again');
    expect(states.map((s) => s.kind)).toEqual(['connected', 'reconnecting', 'connected']);
    expect(states.at(-1)).toEqual({ kind: 'connected', times: 2 });
    bridge.client.close();
  });

  it('keeps listeners over connections, until they are stopped', async () => {
    const { open, drop, server } = engine();
    const bridge = createReconnectingClient(contract, open, fast);
    const heard: string[] = [];
    const stop = bridge.client.on('echo.heard', (text) => heard.push(text));
    await bridge.client.services.echo.say({ text: 'x' });
    server.emit('echo.heard', 'one');
    await bridge.client.services.echo.say({ text: 'x' });
    drop();
    await bridge.client.services.echo.say({ text: 'x' });
    server.emit('echo.heard', 'two');
    await bridge.client.services.echo.say({ text: 'x' });
    stop();
    server.emit('echo.heard', 'three');
    await bridge.client.services.echo.say({ text: 'x' });
    expect(heard).toEqual(['one', 'two']);
    bridge.client.close();
  });

  it('a waiting call ends with its signal', async () => {
    const bridge = createReconnectingClient(contract, () => new Promise<Channel>(() => undefined), fast);
    const controller = new AbortController();
    const call = bridge.client.services.echo.say({ text: 'x' }, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    bridge.client.close();
  });

  it('close ends waiting calls, later calls and all attempts', async () => {
    const { open, world } = engine();
    world.refuse = 1000;
    const bridge = createReconnectingClient(contract, open, fast);
    const waiting = bridge.client.services.echo.say({ text: 'x' });
    bridge.client.close();
    await expect(waiting).rejects.toMatchObject({ code: 'disconnected' });
    await expect(bridge.client.services.echo.say({ text: 'x' })).rejects.toMatchObject({ code: 'disconnected' });
    const opened = world.opened;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(world.opened).toBe(opened);
    expect(bridge.state()).toEqual({ kind: 'closed' });
  });

  it('close while connected ends everything', async () => {
    const { open } = engine();
    const bridge = createReconnectingClient(contract, open, fast);
    await bridge.client.services.echo.say({ text: 'x' });
    bridge.client.close();
    await expect(bridge.client.services.echo.say({ text: 'x' })).rejects.toMatchObject({ code: 'disconnected' });
    expect(bridge.state()).toEqual({ kind: 'closed' });
  });
});

it('the socket is beside the page', () => {
  expect(socketUrl({ protocol: 'http:', host: '127.0.0.1:4711' })).toBe('ws://127.0.0.1:4711/rpc');
});
