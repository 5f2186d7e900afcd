import { describe, expect, it } from 'vitest';
import { firstHints, hintFor } from '../../../src-renderer/features/hints/first-hints';
import { openEditor, openReadyEditor } from '../editor/open-editor';

const point = { kind: 'point', point: { x: 5, y: 6, positive: true } } as const;

describe('first-run hints', () => {
  it('say how to begin with the first photo, and are quiet once something is selected', async () => {
    const { editor } = await openReadyEditor();
    expect(hintFor(editor)?.id).toBe('first-photo');
    editor.smartSelect.add(point);
    expect(hintFor(editor)).toBeUndefined();
  });

  it('wait while another tool is in hand', async () => {
    const { editor } = await openEditor();
    editor.toolbox.choose('hand');
    expect(hintFor(editor)).toBeUndefined();
    editor.toolbox.choose('smart-select');
    expect(hintFor(editor)?.id).toBe('first-photo');
  });

  it('stay away once they were put away, until all are asked for again', async () => {
    const { editor } = await openEditor();
    editor.preferences.dismissHint('first-photo');
    expect(hintFor(editor)).toBeUndefined();
    editor.preferences.showHintsAgain();
    expect(hintFor(editor)?.id).toBe('first-photo');
  });

  it('say where a cut-out went, and that a move can be taken back', async () => {
    const { editor } = await openEditor();
    editor.session.apply('history.cutOut', [{ kind: 'update-document', patch: { name: 'a' } }]);
    expect(hintFor(editor)?.id).toBe('first-cut-out');
    editor.session.apply('history.move', [{ kind: 'update-document', patch: { name: 'b' } }]);
    expect(hintFor(editor)?.id).toBe('first-move');
  });

  it('have ids of their own', () => expect(new Set(firstHints.map(({ id }) => id)).size).toBe(firstHints.length));
});
