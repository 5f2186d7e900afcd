import { blendModes } from '../../src-preload/model/blend';
import type { DocumentRecord, Layer } from '../../src-preload/model/document';
import { noEffects } from '../../src-preload/model/effects';
import type { GoldenScene } from './scenes';

/** Scenes about what clipped layers hang on, made from those named 'clip' and 'clip on a group'. */
export function clipScenes(scenes: readonly GoldenScene[]): readonly GoldenScene[] {
  const documentOf = (name: string): DocumentRecord => {
    const found = scenes.find((scene) => scene.name === name);
    if (!found) throw new Error(`There is no scene '${name}'.`);
    return found.document;
  };
  const clip = documentOf('clip');
  const [ground, cutout, top] = clip.layers as readonly [Layer, Layer, Layer];
  const scene = (name: string, layers: readonly Layer[]): GoldenScene => ({ name, isResampled: false, document: { ...clip, layers } });
  const shadow = { dx: 7, dy: 5, blur: 8, colour: '#101830', opacity: 0.7 };
  const outline = { width: 4, colour: '#ffffff', opacity: 1 };
  const above = { ...cutout, id: 'above', clip: true, transform: [1, 0, 0, 1, 60, 5], effects: { ...noEffects, shadow, outline } } as Layer;
  const grouped = documentOf('clip on a group').layers;
  return [
    ...blendModes.map((blend) => scene(`clip ${blend} on a soft edge`, [cutout, { ...top, blend }])),
    scene('clip with effects', [ground, cutout, above]),
    scene('clip with effects and a blend mode', [cutout, { ...above, blend: 'multiply', opacity: 0.8 }]),
    scene('clip on a hidden base', [ground, { ...cutout, visible: false }, top]),
    scene('clip on a base without opacity', [ground, { ...cutout, opacity: 0 }, top]),
    scene('two clipped layers without a base', [{ ...cutout, clip: true }, { ...top, opacity: 0.5 }, { ...cutout, id: 'above' }]),
    scene('clipped layers alone', [{ ...cutout, clip: true }, { ...top, blend: 'multiply', opacity: 0.5 }]),
    scene('clip by a group', [cutout, { ...top, clip: false, parent: 'group' }, { ...groupOf(grouped), clip: true, blend: 'screen', opacity: 0.6 }]),
  ];
}

function groupOf(layers: readonly Layer[]): Extract<Layer, { kind: 'group' }> {
  const group = layers.find((layer) => layer.kind === 'group');
  if (!group) throw new Error('There is no group.');
  return group;
}
