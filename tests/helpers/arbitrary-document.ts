import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sealMask } from '../../src-main/services/masks/seal-mask';
import type { StoredMask } from '../../src-main/services/masks/masks';
import type { ProjectContents } from '../../src-main/services/projects/contents';
import { blendModes } from '../../src-preload/model/blend';
import { schemaVersion, type DocumentRecord, type ImageInfo, type Layer } from '../../src-preload/model/document';
import { exportOutput } from '../../src-preload/model/exporting/export-output';
import type { Fill } from '../../src-preload/model/fill';
import type { RefineSettings } from '../../src-preload/model/refinement';
import { fitAlpha } from '../../src-preload/raster/bounds';

/** JSON has no -0. */
const number = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true }).map((value) => value + 0);
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const colour = fc.nat({ max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const opacity = number(0, 1);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface Photo {
  readonly info: ImageInfo;
  readonly bytes: Uint8Array;
}

const photo: fc.Arbitrary<Photo> = fc
  .record({ bytes: fc.uint8Array({ minLength: 1, maxLength: 300 }), name, width: fc.integer({ min: 1, max: 24 }), height: fc.integer({ min: 1, max: 24 }), hasAlpha: fc.boolean(), profile: fc.option(name) })
  .map(({ bytes, profile, ...rest }) => ({
    bytes,
    info: { ...rest, id: sha256(bytes), format: 'png', depth: 8, space: 'srgb', bytes: bytes.length, ...(profile === null ? {} : { profile }) },
  }));

const outputs = fc.array(
  fc
    .record({
      of: fc.constantFrom('document' as const, 'layers' as const, 'cutouts' as const),
      format: fc.oneof(fc.record({ type: fc.constantFrom('jpeg' as const, 'avif' as const), quality: fc.integer({ min: 1, max: 100 }) }), fc.record({ type: fc.constantFrom('png' as const, 'psd' as const, 'icns' as const) })),
      size: fc.oneof(fc.record({ by: fc.constant('scale' as const), factor: number(0.01, 16) }), fc.record({ by: fc.constant('longest' as const), pixels: fc.integer({ min: 1, max: 9000 }) })),
      trim: fc.boolean(),
      padding: fc.nat(4096),
      background: fc.oneof(fc.constant({ kind: 'transparent' as const }), fc.record({ kind: fc.constant('colour' as const), colour })),
      suffix: fc.string({ unit: 'grapheme', maxLength: 10 }).filter((text) => text.length <= 60),
    })
    .map((given) => exportOutput.parse(given)),
  { maxLength: 3 },
);

const placeBase = {
  transform: fc.tuple(...([-8, -8, -8, -8, -9000, -9000] as const).map((low) => number(low, -low))) as unknown as fc.Arbitrary<[number, number, number, number, number, number]>,
  effects: fc.record({
    shadow: fc.option(fc.record({ dx: number(-4096, 4096), dy: number(-4096, 4096), blur: number(0, 1024), colour, opacity })),
    outline: fc.option(fc.record({ width: number(0, 512), colour, opacity })),
  }),
};
const base = {
  name,
  visible: fc.boolean(),
  locked: fc.boolean(),
  opacity,
  blend: fc.constantFrom(...blendModes),
  clip: fc.boolean(),
  outputs,
};

const maskOf = ({ width, height }: ImageInfo): fc.Arbitrary<StoredMask> =>
  fc
    .oneof(fc.uint8Array({ minLength: width * height, maxLength: width * height }), fc.constant(new Uint8Array(width * height)))
    .map((alpha) => sealMask({ width, height }, fitAlpha(Uint8Array.from(alpha), { width, height })));

const logits = fc.nat().map((seed) => Uint16Array.from({ length: 256 * 256 }, (_, i) => (seed + Math.imul(i, 2654435761)) & 0xffff));
const logitsId = (halves: Uint16Array): string => sha256(new Uint8Array(halves.buffer));

const place = fc.record({ x: number(-4, 5), y: number(-4, 5) });
const fillOf = (images: readonly string[]): fc.Arbitrary<Fill> =>
  fc.oneof(
    fc.record({ kind: fc.constant('colour' as const), colour }),
    fc.record({
      kind: fc.constant('gradient' as const),
      shape: fc.constantFrom('linear' as const, 'radial' as const),
      from: place,
      to: place,
      stops: fc.array(fc.record({ at: number(0, 1), colour, opacity }), { minLength: 2, maxLength: 5 }),
    }),
    fc.record({ kind: fc.constant('image' as const), image: fc.constantFrom(...images), fit: fc.constantFrom('cover' as const, 'contain' as const, 'stretch' as const, 'tile' as const) }),
    fc.record({ kind: fc.constant('blur' as const), image: fc.constantFrom(...images), blur: number(0, 1024) }),
  );

const style = fc.record({
  text: fc.string({ unit: 'grapheme', maxLength: 60 }),
  family: name,
  size: number(1, 4096),
  weight: fc.integer({ min: 100, max: 900 }),
  italic: fc.boolean(),
  align: fc.constantFrom('left' as const, 'centre' as const, 'right' as const),
  lineHeight: number(0.5, 4),
  spacing: number(-0.2, 2),
  colour,
});

const prompts = fc.record(
  {
    points: fc.array(fc.record({ x: number(-50, 50), y: number(-50, 50), positive: fc.boolean() }), { minLength: 1, maxLength: 4 }),
    box: fc.record({ x: number(0, 9), y: number(0, 9), width: number(0, 9), height: number(0, 9) }),
  },
  { requiredKeys: ['points'] },
);

/** A layer before it has an id and a place in the tree, with the blobs that it brings. */
interface Seed {
  readonly layer: Omit<Layer, 'id' | 'parent'> & { readonly kind: Layer['kind'] };
  readonly masks: readonly StoredMask[];
  readonly logits: readonly Uint16Array[];
  readonly inside: readonly Seed[];
}

const plainSeed = (layer: Seed['layer']): Seed => ({ layer, masks: [], logits: [], inside: [] });

const refineSettingsOf: fc.Arbitrary<RefineSettings> = fc.record({
  fillHoles: fc.nat(5000),
  dropIslands: fc.nat(5000),
  edge: fc.constantFrom('keep' as const, 'auto' as const, 'firm' as const, 'soft' as const),
  band: number(0.25, 4),
  smooth: number(0, 100),
  feather: number(0, 250),
  contrast: number(0, 1),
  shift: number(-100, 100),
  decontaminate: number(0, 1),
});

function cutoutOf(photo: Photo): fc.Arbitrary<Seed> {
  const origin = fc.oneof(
    fc.record({ kind: fc.constant('prompts' as const), prompts, candidate: fc.nat({ max: 2 }), halves: fc.option(logits), near: fc.option(logits) }),
    fc.record({ kind: fc.constantFrom('background' as const, 'drawn' as const) }),
  );
  const refine = fc.option(fc.record({ settings: refineSettingsOf, source: maskOf(photo.info), hair: fc.option(maskOf(photo.info)), output: maskOf(photo.info) }));
  return fc.record({ ...base, ...placeBase, base: maskOf(photo.info), mask: maskOf(photo.info), origin, refine }).map(({ base: first, mask, origin: from, refine: refined, ...rest }) => {
    const halves = 'halves' in from ? from.halves : null;
    const near = 'near' in from ? from.near : null;
    const detail = near && { crop: { x: 0, y: 0, width: 1, height: 1 }, logits: logitsId(near) };
    const kept = 'halves' in from ? { kind: from.kind, prompts: from.prompts, candidate: from.candidate, logits: halves && logitsId(halves), detail } : from;
    const layer = { kind: 'cutout' as const, ...rest, image: photo.info.id, base: first.info.id, mask: mask.info.id, bounds: mask.info.bounds, origin: kept, refine: refined && { settings: refined.settings, source: refined.source.info.id, hair: refined.hair && refined.hair.info.id, output: refined.output.info.id } };
    return { layer, masks: [first, mask, ...(refined ? [refined.source, refined.output] : []), ...(refined?.hair ? [refined.hair] : [])], logits: [...(halves ? [halves] : []), ...(near ? [near] : [])], inside: [] };
  });
}

function seedsOf(photos: readonly Photo[]): fc.Arbitrary<readonly Seed[]> {
  const images = photos.map(({ info }) => info.id);
  const { seeds } = fc.letrec<{ seeds: Seed[]; seed: Seed }>((tie) => ({
    seeds: fc.array(tie('seed'), { maxLength: 4, depthIdentifier: 'groups' }),
    seed: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'groups' },
      fc.record({ kind: fc.constant('image' as const), ...base, ...placeBase, image: fc.constantFrom(...images) }).map(plainSeed),
      fc.constantFrom(...photos).chain(cutoutOf),
      fc.record({ kind: fc.constant('text' as const), ...base, ...placeBase, style, box: fc.record({ width: number(0, 5000), height: number(0, 5000) }) }).map(plainSeed),
      fc.record({ kind: fc.constant('fill' as const), ...base, fill: fillOf(images) }).map(plainSeed),
      fc.record({ layer: fc.record({ kind: fc.constant('group' as const), ...base }), inside: tie('seeds') }).map(({ layer, inside }) => ({ ...plainSeed(layer), inside })),
    ),
  }));
  return seeds;
}

const flat = (seeds: readonly Seed[]): readonly Seed[] => seeds.flatMap((seed) => [...flat(seed.inside), seed]);

/** A group comes directly after what it holds. */
function layersOf(seeds: readonly Seed[], parent: string | null = null, path = 'l'): readonly Layer[] {
  return seeds.flatMap((seed, i) => {
    const id = `${path}${i}`;
    return [...layersOf(seed.inside, id, `${id}-`), { ...seed.layer, id, parent } as Layer];
  });
}

const documentId = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);

/** Documents of up to three small photos with every kind of layer, and all the blobs that they refer to. */
export const arbitraryProject: fc.Arbitrary<ProjectContents> = fc.uniqueArray(photo, { minLength: 1, maxLength: 3, selector: ({ info }) => info.id }).chain((photos) =>
  fc
    .record({
      id: documentId,
      name,
      width: fc.integer({ min: 1, max: 30_000 }),
      height: fc.integer({ min: 1, max: 30_000 }),
      background: fc.option(colour),
      guides: fc.array(fc.record({ axis: fc.constantFrom('x' as const, 'y' as const), at: number(-1e6, 1e6) }), { maxLength: 3 }),
      outputs,
      seeds: seedsOf(photos),
      thumbnail: fc.option(fc.uint8Array({ minLength: 1, maxLength: 50 })),
    })
    .map(({ seeds, thumbnail, ...fields }): ProjectContents => {
      const all = flat(seeds);
      return {
        document: { schema: schemaVersion, ...fields, images: Object.fromEntries(photos.map(({ info }) => [info.id, info])), layers: layersOf(seeds) },
        images: new Map(photos.map(({ info, bytes }) => [info.id, bytes])),
        masks: new Map(all.flatMap(({ masks }) => masks.map((mask) => [mask.info.id, mask] as const))),
        logits: new Map(all.flatMap((seed) => seed.logits.map((halves) => [logitsId(halves), halves] as const))),
        ...(thumbnail === null ? {} : { thumbnail }),
      };
    }),
);

export const arbitraryDocument: fc.Arbitrary<DocumentRecord> = arbitraryProject.map(({ document }) => document);
