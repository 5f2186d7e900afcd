import type { AnnotationFormat } from '../../../src-preload/model/job';
import { SelectField } from '../../ui/SelectField';
import { useText } from '../../ui/text';

/** How the objects of each photo are written down. */
export function BatchFormat(props: { readonly value: AnnotationFormat; readonly disabled: boolean; readonly onChange: (value: AnnotationFormat) => void }) {
  const t = useText();
  return (
    <SelectField
      {...props}
      label={t('annotate.format')}
      options={[
        { value: 'coco', label: 'COCO' },
        { value: 'coco-polygons', label: t('annotate.cocoPolygons') },
        { value: 'yolo', label: 'YOLO' },
        { value: 'voc', label: 'Pascal VOC' },
        { value: 'sa-1b', label: 'SA-1B' },
        { value: 'masks', label: t('annotate.masks') },
      ]}
    />
  );
}
