import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEditor, type Editor } from '../../../src-renderer/editor/editor';
import type { CommandId } from '../../../src-renderer/editor/commands/command';
import type { EditorPorts } from '../../../src-renderer/editor/ports';
import { createFakeEngine, fakePorts, imageId, settle } from './fake-engine';
import { anyDocument } from './placed-documents';

/** Commands that answer at once, without the engine. */
const commandIds: readonly CommandId[] = [
  'layer.duplicate', 'layer.delete', 'layer.group', 'layer.ungroup', 'layer.clip', 'layer.up', 'layer.down', 'layer.top', 'layer.bottom',
  'layer.toggleVisible', 'layer.toggleLocked', 'layer.alignLeft', 'layer.alignMiddle', 'layer.distributeAcross', 'layer.flipAcross', 'layer.rotateLeft',
  'layer.nudgeLeft', 'layer.nudgeDownFar', 'layer.addColour', 'layer.addGradient', 'canvas.rotateRight', 'canvas.rotateHalf', 'canvas.flipDown', 'canvas.trim',
];

type Deed = (editor: Editor) => void;

/** Groups of groups that are duplicated would double with every deed. */
const mostLayers = 24;
const runs =
  (id: CommandId): Deed =>
  ({ commands, session }) => {
    if (id !== 'layer.duplicate' || (session.store.getState().document?.layers.length ?? 0) < mostLayers) commands.run(id);
  };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...commandIds).map(runs) },
  {
    weight: 3,
    arbitrary: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }).map((picks): Deed => ({ session, selection }) => {
      const ids = session.store.getState().document?.layers.map(({ id }) => id) ?? [];
      selection.set([...new Set(picks.flatMap((pick) => (ids.length === 0 ? [] : (ids[pick % ids.length] ?? []))))]);
    }),
  },
  // A slider that is dragged: steps of one gesture are one.
  { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }).map((to): Deed => ({ layers, selection }) => layers.setOpacity(selection.store.getState().selected, to)) },
  { weight: 1, arbitrary: fc.constant<Deed>(({ session }) => session.seal()) },
  {
    weight: 3,
    arbitrary: fc.record({ x: fc.nat(799), y: fc.nat(533), positive: fc.boolean() }).map((point): Deed => ({ smartSelect }) => void smartSelect.add({ kind: 'point', point })),
  },
  { weight: 1, arbitrary: fc.nat().map((pick): Deed => ({ smartSelect }) => smartSelect.remove(smartSelect.store.getState().steps[pick % 3]?.id ?? 0)) },
  { weight: 1, arbitrary: fc.constant<Deed>(({ smartSelect }) => smartSelect.clear()) },
);

/** Names with numbers, so that a second fill has a name of its own. */
const ports = (): EditorPorts => ({ ...fakePorts(), translate: ({ key, values }) => `${key} ${values?.['number'] ?? ''}` });

const promptsOf = ({ smartSelect }: Editor) => smartSelect.store.getState().steps.map(({ prompt }) => prompt);

describe('any sequence of what a person does', () => {
  it('undone gives the first document back and no prompts; redone, the last of both', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, fc.array(deed, { maxLength: 30 }), async (document, deeds) => {
        const editor = createEditor(createFakeEngine().engine, ports(), 'other');
        editor.session.adopt({ document, revision: 0, saved: null });
        editor.toolbox.choose('move');
        await settle();
        // Another photo to work on would end its prompts; that is no step.
        editor.smartSelect.useImage(imageId);
        for (const does of deeds) does(editor);
        await settle();
        const last = { document: editor.session.store.getState().document, prompts: promptsOf(editor) };

        const { moments } = editor.undoing.timeline();
        moments.forEach(() => editor.undoing.undo());
        expect(editor.undoing.canUndo()).toBe(false);
        expect(editor.session.store.getState().document).toEqual(document);
        expect(promptsOf(editor)).toEqual([]);

        moments.forEach(() => editor.undoing.redo());
        expect(editor.undoing.canRedo()).toBe(false);
        expect(editor.session.store.getState().document).toEqual(last.document);
        expect(promptsOf(editor)).toEqual(last.prompts);
      }),
      { numRuns: 40 },
    );
  });
});
