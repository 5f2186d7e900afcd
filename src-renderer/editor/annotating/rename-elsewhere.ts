import type { DocumentId } from '../../../src-preload/model/document';
import type { Engine } from '../engine';
import { classOfName } from './class-names';
import { classOperations } from './name-operations';

/** The objects of a class that got another name, in documents that are not on the screen. One that cannot be changed keeps its names. */
export async function renameElsewhere(
  documents: Pick<Engine['services']['documents'], 'get' | 'apply'>,
  ids: readonly DocumentId[],
  { before, after, index }: { readonly before: readonly string[]; readonly after: readonly string[]; readonly index: number },
): Promise<void> {
  const name = after[index];
  if (name === undefined) return;
  for (const id of ids) {
    try {
      const { document, revision } = await documents.get({ id });
      const layers = document.layers.flatMap((layer) => (layer.kind === 'cutout' && classOfName(layer.name, before) === index ? [layer] : []));
      const operations = classOperations(document, layers, name, after);
      if (operations.length > 0) await documents.apply({ id, revision, operations: [...operations] });
    } catch {
      // It was closed, or another window edits it.
    }
  }
}
