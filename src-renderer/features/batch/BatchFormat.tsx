import type { AnnotationFormat } from '../../../src-preload/model/job';
import { annotationFormats } from '../../editor/annotating/annotation-export';
import { annotationFormatName } from '../../editor/annotating/annotation-format-names';
import { SelectField } from '../../ui/SelectField';
import { useText } from '../../ui/text';

/** How the objects of each photo are written down. */
export function BatchFormat(props: { readonly value: AnnotationFormat; readonly disabled: boolean; readonly onChange: (value: AnnotationFormat) => void }) {
  const t = useText();
  return (
    <SelectField
      {...props}
      label={t('annotate.format')}
      options={annotationFormats.map((value) => ({ value, label: annotationFormatName(value, t) }))}
    />
  );
}
