import type { CutoutLayer, DocumentRecord } from '../../../src-preload/model/document';
import type { Operation } from '../../../src-preload/model/operation';
import { nameInClass } from './class-names';

/** Names of objects: a photo or a group of the same name is no reason for a number. */
export const namesOfObjects = ({ layers }: DocumentRecord, without: readonly CutoutLayer[] = []): Set<string> =>
  new Set(layers.filter((layer) => layer.kind === 'cutout' && !without.some(({ id }) => id === layer.id)).map(({ name }) => name));

/** Gives layers free names, one after the other. @param nameOf a name that is not among the taken ones */
export function nameOperations(document: DocumentRecord, layers: readonly CutoutLayer[], nameOf: (taken: ReadonlySet<string>) => string): readonly Operation[] {
  const taken = namesOfObjects(document, layers);
  return layers.map(({ id }) => {
    const name = nameOf(taken);
    taken.add(name);
    return { kind: 'update-layer', id, patch: { name } };
  });
}

export const classOperations = (document: DocumentRecord, layers: readonly CutoutLayer[], name: string, classes: readonly string[]): readonly Operation[] =>
  nameOperations(document, layers, (taken) => nameInClass(name, taken, classes));
