import { parse } from 'node:path';
import { plainLayer, schemaVersion, type DocumentRecord, type ImageInfo, type Layer } from '../../../src-preload/model/document';
import { noEffects } from '../../../src-preload/model/effects';
import { identity } from '../../../src-preload/model/matrix';

const maxName = 200;

/** A file's name without its extension, fit to be a document's. */
export const nameFor = (file: string): string => (parse(file).name || file || 'Untitled').slice(0, maxName);

export function blankDocument(init: {
  readonly id: string;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly images: DocumentRecord['images'];
  readonly layers: readonly Layer[];
}): DocumentRecord {
  return { schema: schemaVersion, ...init, background: null, guides: [], outputs: [] };
}

/** A document of one photo: its size, its name without the extension, and one locked layer with all of it. */
export function newDocument(info: ImageInfo, newId: () => string): DocumentRecord {
  const name = nameFor(info.name);
  const layer: Layer = { ...plainLayer, kind: 'image', id: newId(), name, locked: true, image: info.id, transform: identity, effects: noEffects };
  const { width, height } = info;
  return blankDocument({ id: newId(), name, width, height, images: { [info.id]: info }, layers: [layer] });
}
