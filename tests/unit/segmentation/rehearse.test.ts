import { expect, it } from 'vitest';
import { rehearseAnswers } from '../../../src-main/services/segmentation/rehearse';

it('answers clicks to the end, and gives up when the engine closes', async () => {
  await rehearseAnswers(new AbortController().signal);
  const closing = new AbortController();
  const rehearsing = rehearseAnswers(closing.signal);
  closing.abort();
  await expect(rehearsing).rejects.toMatchObject({ name: 'AbortError' });
});
