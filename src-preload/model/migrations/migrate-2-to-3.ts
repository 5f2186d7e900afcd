import { inEach, type JsonObject } from './json';

/** Cut-outs can be refined since schema 3; those from before are not. */
export function migrate2To3(document: JsonObject): JsonObject {
  return { ...document, schema: 3, layers: inEach(document['layers'], (layer) => (layer['kind'] === 'cutout' ? { ...layer, refine: null } : layer)) };
}
