import { describe, expect, it } from 'vitest';
import { createRoom } from '../../../src-main/services/batch/room';

const { signal } = new AbortController();

describe('room for so much at a time', () => {
  it('is given in the order of asking, as soon as there is enough', async () => {
    const room = createRoom(10);
    const given: string[] = [];
    const ask = (name: string, amount: number) => room.take(amount, signal).then((giveBack) => (given.push(name), giveBack));
    const first = await ask('first', 6);
    const second = ask('second', 6);
    const small = ask('small', 1);
    await Promise.resolve();
    expect(given).toEqual(['first']);
    first();
    await Promise.all([second, small]);
    expect(given).toEqual(['first', 'second', 'small']);
  });

  it('is all given to one that needs more than there is, alone', async () => {
    const room = createRoom(10);
    const large = await room.take(100, signal);
    let isGiven = false;
    const next = room.take(1, signal).then((giveBack) => ((isGiven = true), giveBack));
    await Promise.resolve();
    expect(isGiven).toBe(false);
    large();
    (await next)();
    await room.take(100, signal);
  });

  it('goes to the next one when who waits for it gives up', async () => {
    const room = createRoom(10);
    const first = await room.take(8, signal);
    const stop = new AbortController();
    const given = room.take(9, stop.signal);
    const next = room.take(2, signal);
    stop.abort();
    await expect(given).rejects.toMatchObject({ code: 'cancelled' });
    (await next)();
    first();
    await room.take(10, signal);
  });
});
