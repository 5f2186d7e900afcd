import type { AnnotationFormat } from '../../../src-preload/model/job';

/** Most names are the same in every language; the others are keys. */
const names: Readonly<Record<AnnotationFormat, { readonly name: string } | { readonly key: string }>> = {
  coco: { name: 'COCO' },
  'coco-polygons': { key: 'annotate.cocoPolygons' },
  yolo: { name: 'YOLO' },
  voc: { name: 'Pascal VOC' },
  'sa-1b': { name: 'SA-1B' },
  masks: { key: 'annotate.masks' },
};

export function annotationFormatName(format: AnnotationFormat, translate: (key: string) => string): string {
  const found = names[format];
  return 'key' in found ? translate(found.key) : found.name;
}
