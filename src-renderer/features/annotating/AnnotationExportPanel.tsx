import { Download } from 'lucide-react';
import { useStore } from 'zustand';
import type { AnnotationFormat } from '../../../src-preload/model/job';
import { annotationFormats } from '../../editor/annotating/annotation-export';
import { annotationFormatName } from '../../editor/annotating/annotation-format-names';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { ChoiceList } from '../../ui/ChoiceList';
import { Icon } from '../../ui/Icon';
import { useText } from '../../ui/text';

const canAsk = 'showSaveFilePicker' in window;

const notes: Readonly<Record<AnnotationFormat, string>> = {
  coco: 'annotate.formatCoco',
  'coco-polygons': 'annotate.formatCocoPolygons',
  yolo: 'annotate.formatYolo',
  voc: 'annotate.formatVoc',
  'sa-1b': 'annotate.formatSa1b',
  masks: 'annotate.formatMasks',
};

/** Every photo that was seen, in a format that models are trained from. */
export function AnnotationExportPanel({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { annotating, annotationExport, dialogs } = editor;
  const { format, running } = useStore(annotationExport.store);
  const photos = useStore(annotating.store, (state) => state.photos);
  const count = photos.filter(({ seen }) => seen).length;
  const run = async (how: 'download' | 'ask'): Promise<void> => {
    if (await annotationExport.run(how)) dialogs.close();
  };
  const choices = annotationFormats.map((value) => ({ value, label: annotationFormatName(value, t), note: t(notes[value]) }));
  return (
    <form
      className="export"
      onSubmit={(event) => {
        event.preventDefault();
        void run('download');
      }}
    >
      <h2 className="popover-title">{t('annotate.exportTitle')}</h2>
      <ChoiceList label={t('annotate.format')} value={format} choices={choices} onChange={annotationExport.setFormat} />
      <p className="classes-none">{count < photos.length ? t('annotate.exportSeen', { count, total: photos.length }) : t('annotate.exportNote')}</p>
      <div className="export-foot">
        {canAsk && !running ? <Button onClick={() => void run('ask')}>{t('export.saveAs')}</Button> : null}
        {running ? <Button onClick={annotationExport.cancel}>{t('action.cancel')}</Button> : null}
        <Button look="accent" type="submit" disabled={running !== undefined} className="export-go" data-testid="annotations-go">
          <Icon of={Download} />
          {running ? t('export.running', running) : t('annotate.exportGo', { count })}
        </Button>
      </div>
    </form>
  );
}
