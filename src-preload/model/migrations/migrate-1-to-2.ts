import { inEach, inObject, type JsonObject } from './json';

const named = (name: unknown, fallback: string): unknown => (name === '' ? fallback : name);

/** Ids became names of folders; what they must not hold becomes `_`. */
const folderName = (id: unknown): unknown => (typeof id === 'string' ? id.replace(/[^A-Za-z0-9_-]/g, '_') : id);

/** Logits were not kept: the prompts can be asked again. */
const migrateOrigin = (origin: unknown): unknown => inObject(origin, (o) => (o['kind'] === 'prompts' ? { ...o, logits: null } : o));

/**
 * Layers of schema 1 lay at the photo's own place, one over the other. What is fixed here stays fixed: these values
 * are those of schema 2, whatever later schemas make of them.
 */
function migrateLayer(layer: JsonObject): JsonObject {
  const placed = {
    ...layer,
    name: named(layer['name'], 'Layer'),
    parent: null,
    blend: 'normal',
    clip: false,
    transform: [1, 0, 0, 1, 0, 0],
    effects: { shadow: null, outline: null },
  };
  return layer['kind'] === 'cutout' ? { ...placed, base: layer['mask'], origin: migrateOrigin(layer['origin']) } : placed;
}

/** Groups, blending, transforms, effects, the alpha from before the brush, a background and guides came with schema 2. */
export function migrate1To2(document: JsonObject): JsonObject {
  return {
    ...document,
    schema: 2,
    id: folderName(document['id']),
    name: named(document['name'], 'Untitled'),
    background: null,
    guides: [],
    layers: inEach(document['layers'], migrateLayer),
  };
}
