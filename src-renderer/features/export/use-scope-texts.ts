import type { DocumentRecord, LayerId } from '../../../src-preload/model/document';
import { layersIn, type ExportScope } from '../../editor/export/export-plan';
import { useText } from '../../ui/text';

/** What each choice means in this document. */
export function useScopeTexts(
  document: DocumentRecord,
  selected: LayerId | undefined,
): (scope: ExportScope) => { readonly label: string; readonly note: string } {
  const t = useText();
  return (scope) => {
    const layers = layersIn(document, scope, selected);
    const count = layers.length;
    switch (scope) {
      case 'selected':
        return { label: t('export.scopeSelected'), note: layers[0]?.name ?? '' };
      case 'document':
        return { label: t('export.scopeDocument'), note: t('export.asItLooks') };
      case 'cutouts':
        return { label: t('export.scopeCutouts'), note: t('export.inOneZip', { count }) };
      case 'all':
        return { label: t('export.scopeAll'), note: t('export.inOneZip', { count }) };
    }
  };
}
