import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import { treeProblem } from '../../../src-preload/model/tree';
import { createEditor, type Editor } from '../../../src-renderer/editor/editor';
import type { Text } from '../../../src-renderer/editor/ports';
import { createFakeEngine, fakePorts } from './fake-engine';
import { anyDocument, block, documentOf, group } from './placed-documents';

function editorOf(document: DocumentRecord): Editor {
  const ports = { ...fakePorts(), translate: ({ key, values }: Text): string => `${key} ${values?.['number'] ?? values?.['name'] ?? ''}` };
  const editor = createEditor(createFakeEngine().engine, ports, 'other');
  editor.session.adopt({ document, revision: 0, saved: null });
  return editor;
}
const layersOf = ({ session }: Editor): readonly Layer[] => session.store.getState().document?.layers ?? [];
const tree = (editor: Editor): readonly string[] => layersOf(editor).map(({ id, parent }) => `${parent ?? ''}/${id}`);

/** A document and some layers of it that are chosen. */
const chosen = anyDocument.chain((document) => fc.record({ document: fc.constant(document), ids: fc.subarray(document.layers.map(({ id }) => id), { minLength: 1 }) }));

describe('the tree of layers', () => {
  it('stays a tree, and undo gives the first one back, whatever is done', () => {
    const steps = ['group', 'ungroup', 'duplicate', 'remove', 'up', 'down', 'top', 'bottom'] as const;
    fc.assert(
      fc.property(chosen, fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 5 }), ({ document, ids }, done) => {
        const editor = editorOf(document);
        editor.selection.set(ids);
        for (const step of done) {
          if (step === 'up') editor.arrange.nudge(1);
          else if (step === 'down') editor.arrange.nudge(-1);
          else if (step === 'top') editor.arrange.nudge(1, true);
          else if (step === 'bottom') editor.arrange.nudge(-1, true);
          else editor.arrange[step]();
          expect(treeProblem(layersOf(editor))).toBeUndefined();
        }
        editor.session.travel(0);
        expect(layersOf(editor)).toEqual(document.layers);
      }),
    );
  });

  it('is the first one again after grouping siblings that lie side by side and ungrouping them', () => {
    fc.assert(
      fc.property(anyDocument, fc.nat(), fc.nat(), (document, start, count) => {
        const siblings = document.layers.filter(({ parent }) => parent === document.layers[start % document.layers.length]?.parent);
        const from = start % siblings.length;
        const run = siblings.slice(from, from + 1 + (count % siblings.length));
        const editor = editorOf(document);
        const before = tree(editor);
        editor.selection.set(run.map(({ id }) => id));
        editor.arrange.group();
        expect(layersOf(editor)).toHaveLength(before.length + 1);
        editor.arrange.ungroup();
        expect(tree(editor)).toEqual(before);
      }),
    );
  });

  it('goes one place up and comes down again', () => {
    const editor = editorOf(documentOf(block('a', 0, 0), block('b', 0, 0), block('c', 0, 0)));
    editor.selection.set(['a', 'b']);
    editor.arrange.nudge(1);
    expect(tree(editor)).toEqual(['/c', '/a', '/b']);
    editor.arrange.nudge(-1);
    expect(tree(editor)).toEqual(['/a', '/b', '/c']);
  });

  it('takes a group with all that it holds into another place', () => {
    const editor = editorOf(documentOf(block('a', 0, 0), block('b', 0, 0, 'g'), group('g'), group('h')));
    editor.arrange.move(['g', 'a'], { parent: 'h', index: 0 });
    expect(tree(editor)).toEqual(['h/a', 'g/b', 'h/g', '/h']);
  });

  it('duplicates a group with copies that belong to the copy', () => {
    const editor = editorOf(documentOf(block('b', 0, 0, 'g'), group('g')));
    editor.selection.select('g');
    editor.arrange.duplicate();
    const layers = layersOf(editor);
    expect(layers).toHaveLength(4);
    expect(new Set(layers.map(({ id }) => id)).size).toBe(4);
    const copy = layers.at(-1);
    expect(layers[2]?.parent).toBe(copy?.id);
    expect(editor.selection.store.getState().selected).toEqual([copy?.id]);
  });

  it('leaves locked layers where they are when the chosen ones are deleted', () => {
    const editor = editorOf(documentOf({ ...block('a', 0, 0), locked: true }, block('b', 0, 0)));
    editor.selection.set(['a', 'b']);
    editor.arrange.remove();
    expect(tree(editor)).toEqual(['/a']);
  });
});
