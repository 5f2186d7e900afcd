import { expect, it } from 'vitest';
import { createQuietTime } from '../../../src-main/services/segmentation/quiet-time';

it('ends after so long without a question, however often one was put before', async () => {
  const quiet = createQuietTime();
  let isQuiet = false;
  const waiting = quiet.lasting(120, new AbortController().signal).then(() => (isQuiet = true));
  let asked = performance.now();
  for (let i = 0; i < 4; i++) {
    await new Promise((resolve) => setTimeout(resolve, 60));
    // A machine that hangs for longer than the wait itself proves nothing.
    if (performance.now() - asked > 110) break;
    quiet.mark();
    asked = performance.now();
    expect(isQuiet).toBe(false);
  }
  await waiting;
  expect(performance.now() - asked).toBeGreaterThanOrEqual(119);
});

it('counts from when it is asked, not from the last question', async () => {
  const quiet = createQuietTime();
  const begun = performance.now();
  await quiet.lasting(50, new AbortController().signal);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(49);
});

it('gives up with the signal', async () => {
  const controller = new AbortController();
  const waiting = createQuietTime().lasting(10_000, controller.signal);
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});
