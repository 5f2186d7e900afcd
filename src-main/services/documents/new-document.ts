import { parse } from 'node:path';
import { schemaVersion, type DocumentRecord, type ImageInfo } from '../../../src-preload/model/document';

const maxName = 200;

/** A document of one photo: its size, its name without the extension, and one locked layer with all of it. */
export function newDocument(info: ImageInfo, newId: () => string): DocumentRecord {
  const name = (parse(info.name).name || info.name || 'Untitled').slice(0, maxName);
  return {
    schema: schemaVersion,
    id: newId(),
    name,
    width: info.width,
    height: info.height,
    images: { [info.id]: info },
    layers: [{ kind: 'image', id: newId(), name, visible: true, locked: true, opacity: 1, image: info.id }],
  };
}
