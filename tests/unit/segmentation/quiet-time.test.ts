import { expect, it } from 'vitest';
import { createQuietTime, type Clock } from '../../../src-main/services/segmentation/quiet-time';

/** A clock that stands still until somebody waits; `early`: by how much its timers are too early. */
function clockOf(meanwhile: (now: number) => void = () => undefined, early = 0): Clock {
  let time = 1000;
  return {
    now: () => time,
    wait: (ms) => {
      time += Math.max(0.1, ms - early);
      meanwhile(time);
      return Promise.resolve();
    },
  };
}

const ever = new AbortController().signal;

it('ends after so long without a question, however often one was put before', async () => {
  let left = 4;
  const clock = clockOf(() => {
    if (left-- > 0) quiet.mark();
  });
  const quiet = createQuietTime(clock);
  await quiet.lasting(120, ever);
  expect(clock.now()).toBe(1000 + 5 * 120);
});

it('counts from when it is asked, not from the last question', async () => {
  const clock = clockOf();
  const quiet = createQuietTime(clock);
  quiet.mark();
  await quiet.lasting(50, ever);
  await quiet.lasting(50, ever);
  expect(clock.now()).toBe(1100);
});

it('is never too short, whatever timers do', async () => {
  const clock = clockOf(undefined, 0.3);
  await createQuietTime(clock).lasting(50, ever);
  expect(clock.now()).toBeGreaterThanOrEqual(1050);
});

it('gives up with the signal', async () => {
  const controller = new AbortController();
  const waiting = createQuietTime().lasting(10_000, controller.signal);
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});
