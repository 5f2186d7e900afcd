import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRelay } from '../../../src-main/hosts/electron/relay';
import { service } from '../../../src-preload/contract/define';
import { createClient } from '../../../src-preload/rpc/client';
import { createServer } from '../../../src-preload/rpc/server';
import { createInProcessPair } from '../../../src-preload/transports/in-process';

const contract = {
  echo: service({
    methods: {
      say: { params: z.object({ text: z.string() }), result: z.string(), progress: z.number() },
      hang: { params: z.object({ name: z.string() }), result: z.string() },
    },
    events: { heard: z.string() },
  }),
} as const;

function setup(hostOnly: readonly string[] = []) {
  const aborted: string[] = [];
  const server = createServer(contract, {
    echo: {
      say: ({ text }, { progress }) => {
        progress(0.5);
        return text;
      },
      hang: ({ name }, { signal }) =>
        new Promise<string>(() => {
          signal.addEventListener('abort', () => aborted.push(name));
        }),
    },
  });
  const [relayEnd, engineEnd] = createInProcessPair();
  server.attach(engineEnd);
  const relay = createRelay(relayEnd, hostOnly);
  const attached = (attach: 'attach' | 'attachHost') => {
    const [own, theirs] = createInProcessPair();
    relay[attach](theirs);
    return { channel: own, client: createClient(contract, own) };
  };
  return { server, page: () => attached('attach'), host: () => attached('attachHost'), aborted, engineEnd };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

describe('one engine, several pages', () => {
  it('each page gets its own answers and progress, though both count from zero', async () => {
    const { page } = setup();
    const [a, b] = [page(), page()];
    const seen: string[] = [];
    const answers = await Promise.all([
      a.client.services.echo.say({ text: 'a' }, { onProgress: () => seen.push('a') }),
      b.client.services.echo.say({ text: 'b' }, { onProgress: () => seen.push('b') }),
    ]);
    expect(answers).toEqual(['a', 'b']);
    expect(seen).toEqual(['a', 'b']);
  });

  it('a page that goes away takes its own requests along, not those of others', async () => {
    const { page, aborted } = setup();
    const [a, b] = [page(), page()];
    a.client.services.echo.hang({ name: 'a' }).catch(() => undefined);
    b.client.services.echo.hang({ name: 'b' }).catch(() => undefined);
    await settled();
    a.client.close();
    await settled();
    expect(aborted).toEqual(['a']);
  });

  it('a cancel reaches the request it means', async () => {
    const { page, aborted } = setup();
    const [a, b] = [page(), page()];
    const controller = new AbortController();
    a.client.services.echo.hang({ name: 'a' }).catch(() => undefined);
    const call = b.client.services.echo.hang({ name: 'b' }, { signal: controller.signal });
    await settled();
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    await settled();
    expect(aborted).toEqual(['b']);
  });

  it('events reach all pages', async () => {
    const { page, server } = setup();
    const heard: string[] = [];
    for (const name of ['a', 'b']) page().client.on('echo.heard', (text) => heard.push(`${name} ${text}`));
    server.emit('echo.heard', 'x');
    await settled();
    expect(heard).toEqual(['a x', 'b x']);
  });

  it('a garbage message with an id is answered, any other is dropped', async () => {
    const { page } = setup();
    const { channel } = page();
    const answers: unknown[] = [];
    channel.receive((answer) => answers.push(answer));
    for (const garbage of [{ kind: 'nonsense', id: 7 }, null, 5, { id: 'x' }, { kind: 'result', id: 0, result: 1 }]) channel.send(garbage as never);
    await settled();
    expect(answers).toMatchObject([{ kind: 'error', id: 7, error: { code: 'bad-request' } }]);
  });

  it('a service of the host alone is missing for pages, however its name is written', async () => {
    const { page, host } = setup(['echo']);
    expect(await host().client.services.echo.say({ text: 'x' })).toBe('x');
    const { channel } = page();
    const answers: unknown[] = [];
    channel.receive((answer) => answers.push(answer));
    for (const [id, method] of ['echo.say', 'echo.hang', 'echo.'].entries()) channel.send({ kind: 'request', id, method, params: { text: 'x' } });
    await settled();
    expect(answers).toMatchObject([0, 1, 2].map((id) => ({ kind: 'error', id, error: { code: 'unknown-method' } })));
  });

  it('the end of the engine closes every page', async () => {
    const { page, engineEnd } = setup();
    const { client } = page();
    const call = client.services.echo.hang({ name: 'a' });
    await settled();
    engineEnd.close();
    await expect(call).rejects.toMatchObject({ code: 'disconnected' });
  });
});
