import type { MaskInfo } from '../../src-preload/contract/common';
import { blendModes } from '../../src-preload/model/blend';
import { schemaVersion, type DocumentRecord, type ImageInfo } from '../../src-preload/model/document';
import { noEffects, type LayerEffects } from '../../src-preload/model/effects';
import type { Fill } from '../../src-preload/model/fill';
import type { Size } from '../../src-preload/model/geometry';
import { plainLayer, type CutoutLayer, type FillLayer, type GroupLayer, type ImageLayer, type Layer, type TextLayer } from '../../src-preload/model/layer';
import { around, compose, identity, rotation, scaling, translation, type Matrix } from '../../src-preload/model/matrix';
import type { TextStyle } from '../../src-preload/model/text-style';

/** What the scenes are made of: the sample photos, made small (`plane`, `flower`) and whole, and masks of the small ones. */
export interface SceneAssets {
  readonly plane: ImageInfo;
  readonly flower: ImageInfo;
  readonly wholePlane: ImageInfo;
  /** A soft disc in the flower. */
  readonly disc: MaskInfo;
  /** The same with an edge of one pixel. */
  readonly crisp: MaskInfo;
  /** The box of `sceneText`. */
  readonly textBox: Size;
}

export interface GoldenScene {
  readonly name: string;
  readonly document: DocumentRecord;
  /** Whether any pixel has to be sampled or filtered; without, the engine copies and blends. */
  readonly isResampled: boolean;
}

export const sceneText: TextStyle = {
  text: 'Clickcut\nÄgypten',
  family: 'Inter',
  size: 36,
  weight: 700,
  italic: false,
  align: 'centre',
  lineHeight: 1.2,
  spacing: 0.05,
  colour: '#f0d040',
};

const effectsOf = (more: Partial<LayerEffects>): LayerEffects => ({ ...noEffects, ...more });
const shadow = { dx: 7, dy: 5, blur: 8, colour: '#101830', opacity: 0.7 };
const outline = { width: 4, colour: '#ffffff', opacity: 1 };

/** One small document for each thing that layers can do. */
export function goldenScenes({ plane, flower, wholePlane, disc, crisp, textBox }: SceneAssets): readonly GoldenScene[] {
  const base = (id: string, more: Partial<Layer> = {}): typeof plainLayer & { readonly id: string; readonly name: string } => ({ ...plainLayer, id, name: id, ...more }) as never;
  const photo = (image: ImageInfo, more: Partial<ImageLayer> = {}): ImageLayer => ({ ...base('photo'), kind: 'image', transform: identity, effects: noEffects, image: image.id, ...more });
  const ground = photo(plane, { id: 'ground' });
  const top = (more: Partial<ImageLayer> = {}): ImageLayer => photo(flower, { id: 'top', transform: translation(30, -20), ...more });
  const cutout = (more: Partial<CutoutLayer> = {}): CutoutLayer => ({
    ...base('cutout'),
    kind: 'cutout',
    refine: null,
    transform: translation(20, -30),
    effects: noEffects,
    image: flower.id,
    base: disc.id,
    mask: disc.id,
    bounds: disc.bounds,
    origin: { kind: 'drawn' },
    ...more,
  });
  const text = (more: Partial<TextLayer> = {}): TextLayer => ({ ...base('text'), kind: 'text', transform: translation(20, 40), effects: noEffects, style: sceneText, box: textBox, ...more });
  const fill = (given: Fill, more: Partial<FillLayer> = {}): FillLayer => ({ ...base('fill'), kind: 'fill', fill: given, ...more });
  const group = (more: Partial<GroupLayer> = {}): GroupLayer => ({ ...base('group'), kind: 'group', ...more });
  const inGroup = <L extends Layer>(layer: L): L => ({ ...layer, parent: 'group' });

  const scene = (name: string, layers: readonly Layer[], isResampled = false, more: Partial<DocumentRecord> = {}): GoldenScene => ({
    name,
    isResampled,
    document: {
      schema: schemaVersion,
      id: name.replace(/[^a-z0-9]+/gi, '-'),
      name,
      width: plane.width,
      height: plane.height,
      background: null,
      outputs: [],
      guides: [],
      images: Object.fromEntries([plane, flower, wholePlane].map((image) => [image.id, image])),
      layers,
      ...more,
    },
  });

  const middle = { x: flower.width / 2, y: flower.height / 2 };
  const transforms: Readonly<Record<string, Matrix>> = {
    'moved by a fraction': translation(12.4, -7.7),
    'scaled to a half': compose(translation(60, 20), scaling(0.5, 0.5)),
    'scaled to a third and moved by a fraction': compose(translation(60.3, 20.6), scaling(1 / 3, 1 / 3)),
    'scaled to twice': compose(translation(-60, -90), scaling(2, 2)),
    'rotated by 30 degrees': compose(translation(20, -20), around(middle, rotation(30))),
    'rotated by 90 degrees': compose(translation(20, -20), around(middle, rotation(90))),
    flipped: compose(translation(flower.width + 10, -15), scaling(-1, 1)),
    skewed: compose(translation(10, -30), [1, 0.2, 0.3, 1, 0, 0]),
  };
  const stops = [
    { at: 0, colour: '#ff4020', opacity: 1 },
    { at: 0.4, colour: '#20c060', opacity: 0.5 },
    { at: 1, colour: '#2040ff', opacity: 1 },
  ] as const;
  const fills: Readonly<Record<string, readonly [Fill, boolean]>> = {
    colour: [{ kind: 'colour', colour: '#3a7ca5' }, false],
    'linear gradient': [{ kind: 'gradient', shape: 'linear', from: { x: 0.1, y: 0 }, to: { x: 0.9, y: 1 }, stops }, false],
    'radial gradient': [{ kind: 'gradient', shape: 'radial', from: { x: 0.5, y: 0.4 }, to: { x: 0.9, y: 0.9 }, stops }, false],
    'covering photo': [{ kind: 'image', image: flower.id, fit: 'cover' }, true],
    'contained photo': [{ kind: 'image', image: flower.id, fit: 'contain' }, true],
    'stretched photo': [{ kind: 'image', image: flower.id, fit: 'stretch' }, true],
    'tiled photo': [{ kind: 'image', image: flower.id, fit: 'tile' }, false],
    'blurred photo': [{ kind: 'blur', image: flower.id, blur: 12 }, true],
  };

  return [
    scene('photo alone', [ground]),
    scene('cut-out on nothing', [cutout({ opacity: 0.8 })]),
    scene('cut-out on a background', [cutout()], false, { background: '#c0ffee' }),
    ...blendModes.map((blend) => scene(`blend ${blend}`, [ground, top({ blend, opacity: 0.8 })])),
    ...blendModes.map((blend) => scene(`blend ${blend} of two soft edges`, [cutout({ id: 'first' }), cutout({ blend, transform: translation(70, -10), opacity: 0.7 })])),
    scene('shadow', [ground, cutout({ effects: effectsOf({ shadow }) })], true),
    scene('outline', [ground, cutout({ effects: effectsOf({ outline }) })], true),
    scene('outline of a crisp edge', [ground, cutout({ mask: crisp.id, base: crisp.id, bounds: crisp.bounds, effects: effectsOf({ outline }) })], true),
    scene('shadow and outline with opacity', [ground, cutout({ opacity: 0.6, blend: 'multiply', effects: { shadow, outline } })], true),
    ...Object.entries(fills).map(([name, [given, isResampled]]) => scene(`fill ${name}`, [ground, fill(given, { opacity: 0.75 })], isResampled)),
    scene('text', [ground, text()]),
    scene('rotated text', [ground, text({ transform: compose(translation(60, 10), rotation(20)) })], true),
    scene('group with opacity', [ground, inGroup(cutout()), inGroup(fill(fills.colour?.[0] as Fill, { opacity: 0.3 })), group({ opacity: 0.5 })]),
    scene('group with a blend mode', [ground, inGroup(cutout({ id: 'first' })), inGroup(cutout({ blend: 'screen', transform: translation(60, 0) })), group({ blend: 'multiply' })]),
    scene('group isolates', [ground, inGroup(cutout({ blend: 'difference' })), group()]),
    scene('hidden group', [ground, inGroup(cutout()), group({ visible: false })]),
    scene('clip', [ground, cutout(), top({ clip: true, opacity: 0.7 })]),
    scene('clip with blend modes', [ground, cutout({ blend: 'multiply', opacity: 0.9 }), top({ clip: true, blend: 'difference' }), fill(fills.colour?.[0] as Fill, { clip: true, blend: 'screen', opacity: 0.5 })]),
    scene('clip under effects', [ground, cutout({ effects: effectsOf({ shadow }) }), fill(fills.colour?.[0] as Fill, { clip: true, opacity: 0.6 })], true),
    scene('clip on a group', [ground, inGroup(cutout()), group({ opacity: 0.8 }), top({ clip: true, blend: 'overlay' })]),
    scene('clip without a base', [cutout({ clip: true }), ground], false),
    ...Object.entries(transforms).map(([name, transform]) => scene(`photo ${name}`, [fill({ kind: 'colour', colour: '#ffffff' }), top({ transform })], true)),
    scene('cut-out rotated with a shadow', [ground, cutout({ transform: compose(translation(20, -20), around(middle, rotation(30))), effects: effectsOf({ shadow }) })], true),
    scene('whole photo made small', [photo(wholePlane, { transform: scaling(plane.width / wholePlane.width, plane.height / wholePlane.height) })], true),
  ];
}
