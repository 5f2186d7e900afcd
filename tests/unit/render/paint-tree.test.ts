import { describe, expect, it } from 'vitest';
import { leavesOf, paintTree, type PaintNodes } from '../../../src-main/services/render/paint-tree';
import type { Layer } from '../../../src-preload/model/layer';
import { fillOf, groupOf } from './render-studio';

const colour = { kind: 'colour', colour: '#336699' } as const;
const leaf = (id: string, more: Partial<Layer> = {}): Layer => ({ ...fillOf(colour), id, ...more }) as Layer;
const group = (id: string, more: Partial<Layer> = {}): Layer => ({ ...groupOf(), id, ...more }) as Layer;

/** a, b(clipped), [inside] */
const shapeOf = (nodes: PaintNodes): string =>
  nodes
    .map(({ layer, clipped, ...node }) => {
      const inside = node.kind === 'group' ? `[${shapeOf(node.inside)}]` : '';
      return `${layer.id}${inside}${clipped.length > 0 ? `(${shapeOf(clipped)})` : ''}`;
    })
    .join(' ');

const layers = [
  leaf('below'),
  leaf('inner', { parent: 'group' }),
  leaf('innerClip', { parent: 'group', clip: true }),
  group('group'),
  leaf('clip1', { clip: true }),
  leaf('hiddenClip', { clip: true, visible: false }),
  leaf('clip2', { clip: true }),
  leaf('top'),
];

describe('what is painted', () => {
  it('is everything that is visible, in order, with clipped layers on their base', () => {
    expect(shapeOf(paintTree(layers))).toBe('below group[inner(innerClip)](clip1 clip2) top');
    expect(leavesOf(paintTree(layers)).map(({ layer }) => layer.id).sort()).toEqual(['below', 'clip1', 'clip2', 'inner', 'innerClip', 'top']);
  });

  it('leaves out hidden groups with all they hold and all that is clipped to them', () => {
    const hidden = layers.map((layer) => (layer.id === 'group' ? { ...layer, visible: false } : layer));
    expect(shapeOf(paintTree(hidden))).toBe('below top');
  });

  it('treats clipped layers without a base like others, and never as a base', () => {
    expect(shapeOf(paintTree([leaf('a', { clip: true }), leaf('b', { clip: true }), leaf('c'), leaf('d', { clip: true })]))).toBe('a b c(d)');
  });

  it('is what was chosen, once and in the order of the document', () => {
    expect(shapeOf(paintTree(layers, { layers: ['top', 'below'] }))).toBe('below top');
    expect(shapeOf(paintTree(layers, { layers: ['group', 'inner'] }))).toBe('group[inner(innerClip)]');
    expect(shapeOf(paintTree(layers, { layers: ['clip1', 'top', 'below'] }))).toBe('below clip1 top');
    expect(shapeOf(paintTree(layers, { layers: ['clip2', 'group'] }))).toBe('group[inner(innerClip)](clip2)');
    expect(shapeOf(paintTree(layers, { layers: ['innerClip'] }))).toBe('innerClip');
  });

  it('shows hidden chosen layers only when told, and never what is hidden inside them', () => {
    const hidden = layers.map((layer) => (['group', 'inner'].includes(layer.id) ? { ...layer, visible: false } : layer));
    expect(shapeOf(paintTree(hidden, { layers: ['group'] }))).toBe('');
    expect(shapeOf(paintTree(hidden, { layers: ['innerClip'] }))).toBe('');
    expect(shapeOf(paintTree(hidden, { layers: ['innerClip'], ignoreRootVisibility: true }))).toBe('innerClip');
    expect(shapeOf(paintTree(hidden, { layers: ['group', 'hiddenClip'], ignoreRootVisibility: true }))).toBe('group[](hiddenClip)');
  });
});
