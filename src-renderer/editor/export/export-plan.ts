import type { DocumentRecord, Layer, LayerId } from '../../../src-preload/model/document';

/** `document`: everything as it looks, as one picture. */
export type ExportScope = 'selected' | 'document' | 'cutouts' | 'all';

const isCutout = (layer: Layer): boolean => layer.kind === 'cutout';

/** What can be exported now; a choice that would be the same as another is left out. */
export function exportScopes(document: DocumentRecord, selected: LayerId | undefined): readonly ExportScope[] {
  const { layers } = document;
  const cutouts = layers.filter(isCutout).length;
  return [
    ...(layers.some((layer) => layer.id === selected) ? (['selected'] as const) : []),
    ...(layers.length > 1 ? (['document'] as const) : []),
    ...(cutouts > 1 && cutouts < layers.length ? (['cutouts'] as const) : []),
    ...(layers.length > 1 ? (['all'] as const) : []),
  ];
}

/** A person who has cut things out wants those; the photo they had before. */
export function likelyScope(document: DocumentRecord, selected: LayerId | undefined): ExportScope {
  const scopes = exportScopes(document, selected);
  const layer = document.layers.find(({ id }) => id === selected);
  if (scopes.includes('cutouts')) return 'cutouts';
  if (layer && isCutout(layer)) return 'selected';
  return document.layers.some(isCutout) ? 'all' : 'selected';
}

/** From the bottom to the top. */
export function layersIn(document: DocumentRecord, scope: ExportScope, selected: LayerId | undefined): readonly Layer[] {
  switch (scope) {
    case 'selected':
      return document.layers.filter((layer) => layer.id === selected);
    case 'cutouts':
      return document.layers.filter(isCutout);
    case 'document':
    case 'all':
      return document.layers;
  }
}
