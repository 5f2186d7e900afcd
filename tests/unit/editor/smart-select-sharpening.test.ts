import { describe, expect, it, vi } from 'vitest';
import { selectReply, settle, squareLogits } from './fake-engine';
import { openReadyEditor } from './open-editor';

const point = (x: number, y: number, positive = true) => ({ kind: 'point', point: { x, y, positive } }) as const;
const sharper = () => ({ area: 7, logits: squareLogits(31), detail: { crop: { x: 10, y: 20, width: 64, height: 64 }, logits: squareLogits(90) } });

/** An editor with two clicks answered. */
async function withTwoClicks() {
  const opened = await openReadyEditor();
  const { editor, fake } = opened;
  editor.smartSelect.add(point(1, 2));
  await fake.last('segmentation.select').resolve(selectReply());
  editor.smartSelect.add(point(3, 4));
  await fake.last('segmentation.select').resolve(selectReply());
  return { ...opened, state: () => editor.smartSelect.store.getState(), looking: () => vi.waitFor(() => fake.last('segmentation.sharpen')) };
}

describe('sharpening what is shown', () => {
  it('puts the sharper mask in place of the one that is shown, in the same step', async () => {
    const { editor, fake, state, looking } = await withTwoClicks();
    const before = state();
    const call = await looking();
    const asked = call.params as { prompts: object; shown: { logits: object }; before: { logits: object } };
    expect(asked.prompts).toMatchObject({ points: [{ x: 1, y: 2 }, { x: 3, y: 4 }] });
    expect(asked.shown.logits).toBe(before.shown?.candidates[0]?.logits);
    expect(asked.before.logits).toBe(before.steps[0]?.answer?.candidates[0]?.logits);
    const found = sharper();
    await call.resolve({ sharper: found });
    const [best] = state().shown?.candidates ?? [];
    expect(best?.detail).toBe(found.detail);
    expect(best?.logits).toBe(found.logits);
    expect(best?.iou).toBe(before.shown?.candidates[0]?.iou);
    expect(state().shown?.version).toBe(before.shown?.version);
    expect(state().steps.at(-1)?.answer).toBe(state().shown);
    expect(fake.calls('segmentation.sharpen')).toHaveLength(1);

    editor.smartSelect.add(point(5, 6));
    expect(fake.last('segmentation.select').params['previous']).toBe(found.logits);
  });

  it('leaves what is shown where nothing is sharper, and does not look again', async () => {
    const { editor, fake, state, looking } = await withTwoClicks();
    const { shown } = state();
    await (await looking()).resolve({});
    expect(state().shown).toBe(shown);
    await editor.smartSelect.settled();
    expect(fake.calls('segmentation.sharpen')).toHaveLength(1);
  });

  it('stops with the next click and with Esc', async () => {
    const { editor, state, looking } = await withTwoClicks();
    const call = await looking();
    editor.smartSelect.add(point(5, 6));
    expect(call.signal?.aborted).toBe(true);
    const { shown } = state();
    await call.resolve({ sharper: sharper() });
    expect(state().shown).toBe(shown);
    editor.commands.run('select.clear');
    expect(state().steps).toEqual([]);
  });

  it('does not look after a lone click', async () => {
    const { editor, fake } = await openReadyEditor();
    editor.smartSelect.add(point(1, 2));
    await fake.last('segmentation.select').resolve(selectReply());
    await editor.smartSelect.settled();
    expect(fake.calls('segmentation.sharpen')).toHaveLength(0);
  });

  it('is waited for by a cut-out, which takes the finer mask', async () => {
    const { editor, fake } = await withTwoClicks();
    editor.commands.run('select.cutOut');
    await settle();
    expect(fake.calls('segmentation.mask')).toHaveLength(0);
    const found = sharper();
    await fake.last('segmentation.sharpen').resolve({ sharper: found });
    const made = await vi.waitFor(() => fake.last('segmentation.mask'));
    expect(made.params['logits']).toBe(found.logits);
    expect(made.params['detail']).toBe(found.detail);
  });

  it('makes a cut-out wait no longer than a moment', async () => {
    const { editor, fake } = await withTwoClicks();
    vi.useFakeTimers();
    try {
      const settled = editor.smartSelect.settled();
      await vi.advanceTimersByTimeAsync(1500);
      expect((await settled)?.candidates[0]?.detail).toBeUndefined();
    } finally {
      vi.useRealTimers();
    }
    expect(fake.calls('segmentation.sharpen')).toHaveLength(1);
  });

  it('shows the answer as it is when the look fails', async () => {
    const { editor, fake, state } = await withTwoClicks();
    const { shown } = state();
    const settled = editor.smartSelect.settled();
    await fake.last('segmentation.sharpen').reject('inference-crashed');
    expect(await settled).toBe(shown);
  });

  it('looks at another candidate when that is chosen', async () => {
    const { editor, fake, state, looking } = await withTwoClicks();
    const first = await looking();
    editor.smartSelect.choose(1);
    expect(first.signal?.aborted).toBe(true);
    const settled = editor.smartSelect.settled();
    expect((fake.last('segmentation.sharpen').params['shown'] as { logits: object }).logits).toBe(state().shown?.candidates[1]?.logits);
    await fake.last('segmentation.sharpen').resolve({ sharper: sharper() });
    expect((await settled)?.candidates[1]?.area).toBe(7);
  });
});
