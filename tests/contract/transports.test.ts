import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClickcutError } from '../../src-preload/contract/errors';
import { createClient, type RpcClient } from '../../src-preload/rpc/client';
import type { Channel } from '../../src-preload/rpc/protocol';
import { probeContract } from '../fixtures/probe-contract';
import { transports, type Connected } from '../helpers/transports';

const failure = (promise: Promise<unknown>): Promise<ClickcutError> =>
  promise.then(
    () => Promise.reject(new Error('it should have failed')),
    (error: unknown) => {
      if (error instanceof ClickcutError) return error;
      throw error;
    },
  );

/** Waits for what a message that is already on its way will change. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition()));
}

describe.each(Object.entries(transports))('%s transport', (_name, connect) => {
  let connected: Connected;
  let client: RpcClient<typeof probeContract>;

  beforeAll(async () => {
    connected = await connect();
    client = createClient(probeContract, connected.channel);
  });
  afterAll(() => connected.dispose());

  it('answers a request', async () => {
    expect(await client.services.probe.double({ n: 21 })).toBe(42);
  });

  it('carries buffers of every kind, anywhere in a value, unchanged', async () => {
    const value = {
      bytes: new Uint8Array([1, 2, 255]),
      list: [new Float32Array([0.5, -1]), { deep: new Uint16Array([65535]) }],
      raw: new Uint8Array([9, 8]).buffer,
      view: new Uint8Array([0, 1, 2, 3, 4]).subarray(1, 3),
      empty: new Uint8Array(0),
      text: 'größe',
      nothing: null,
    };
    const { value: back } = (await client.services.probe.echo({ value })) as { value: typeof value };
    expect(back.bytes).toEqual(value.bytes);
    expect(back.list).toEqual(value.list);
    expect(new Uint8Array(back.raw)).toEqual(new Uint8Array([9, 8]));
    expect([...back.view]).toEqual([1, 2]);
    expect(back.empty).toHaveLength(0);
    expect(back.text).toBe('größe');
    expect(back.nothing).toBeNull();
  });

  it('carries ten megabytes there and back', async () => {
    const bytes = new Uint8Array(10 << 20).fill(1);
    const { sum, back } = await client.services.probe.sum({ bytes });
    expect(sum).toBe(10 << 20);
    expect(back.at(-1)).toBe(0.5);
  });

  it('keeps answers apart when requests overlap', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => client.services.probe.double({ n })));
    expect(answers).toEqual(Array.from({ length: 50 }, (_, n) => n * 2));
  });

  it('reports progress in order, before the result', async () => {
    const seen: number[] = [];
    await client.services.probe.count({ to: 5 }, { onProgress: ({ at }) => seen.push(at) });
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it('delivers events until the listener goes', async () => {
    const heard: string[] = [];
    const stop = client.on('probe.said', ({ text }) => heard.push(text));
    await client.services.probe.announce({ text: 'one' });
    stop();
    await client.services.probe.announce({ text: 'two' });
    expect(heard).toEqual(['one']);
  });

  it('brings typed errors over whole', async () => {
    const error = await failure(client.services.probe.fail({ typed: true }));
    expect(error.toWire()).toEqual({ code: 'image-corrupt', message: 'photo.jpg is broken.', hint: 'Open another one.', details: { at: 7 } });
  });

  it('makes an unexpected exception an internal error that says what happened', async () => {
    const error = await failure(client.services.probe.fail({ typed: false }));
    expect(error.code).toBe('internal');
    expect(error.message).toContain('something broke');
  });

  it('answers a request with wrong params with bad-request, naming the field', async () => {
    const error = await failure(client.services.probe.double({ n: 'two' as unknown as number }));
    expect(error.code).toBe('bad-request');
    expect(error.message).toContain('n');
  });

  it.each(['probe.nothing', 'nobody.double', '__proto__.constructor', 'probe.__proto__', 'probe', 'probe.double.more', ''])(
    "answers the unknown method '%s' with unknown-method",
    async (method) => {
      const { channel, answer } = rawCall(connected.channel);
      channel.send({ kind: 'request', id: 900_000, method, params: {} });
      expect(await answer).toMatchObject({ kind: 'error', error: { code: 'unknown-method' } });
      client = createClient(probeContract, connected.channel);
    },
  );

  it('answers a result that cannot travel with a typed error instead of a hang', async () => {
    const result = await client.services.probe.unsendable({}).catch((error: unknown) => error);
    expect(result).toMatchObject({ code: 'internal' });
  });

  it('cancels: the caller is free at once and the handler is told', async () => {
    const before = await client.services.probe.cancelled({});
    const controller = new AbortController();
    const pending = failure(client.services.probe.hang({}, { signal: controller.signal }));
    await client.services.probe.double({ n: 1 });
    controller.abort();
    expect((await pending).code).toBe('cancelled');
    await until(async () => (await client.services.probe.cancelled({})) === before + 1);
  });

  it('does not send a request whose signal has fired already', async () => {
    const error = await failure(client.services.probe.hang({}, { signal: AbortSignal.abort() }));
    expect(error.code).toBe('cancelled');
  });

  it('fails what is waiting, and what comes after, when the other side dies', async () => {
    const other = await connect();
    const lonely = createClient(probeContract, other.channel);
    await lonely.services.probe.double({ n: 1 });
    const pending = failure(lonely.services.probe.hang({}));
    other.crash();
    expect((await pending).code).toBe('disconnected');
    expect((await failure(lonely.services.probe.double({ n: 1 }))).code).toBe('disconnected');
    await other.dispose();
  });
});

/** Talks the protocol by hand, to send what the typed client cannot. */
function rawCall(channel: Channel): { channel: Channel; answer: Promise<unknown> } {
  const answer = new Promise((resolve) => channel.receive(resolve));
  return { channel, answer };
}
