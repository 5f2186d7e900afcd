import { inEach, type JsonObject } from './json';

/** Documents and layers keep what they are exported as since schema 4. */
export function migrate3To4(document: JsonObject): JsonObject {
  return { ...document, schema: 4, outputs: [], layers: inEach(document['layers'], (layer) => ({ ...layer, outputs: [] })) };
}
