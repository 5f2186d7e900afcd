import { inEach, inObject, type JsonObject } from './json';

const migrateOrigin = (origin: unknown): unknown => inObject(origin, (o) => (o['kind'] === 'prompts' ? { ...o, detail: null } : o));

/** What a small object looked like from nearer is kept since schema 5; before, its mask alone was. */
export function migrate4To5(document: JsonObject): JsonObject {
  return { ...document, schema: 5, layers: inEach(document['layers'], (layer) => (layer['kind'] === 'cutout' ? { ...layer, origin: migrateOrigin(layer['origin']) } : layer)) };
}
