import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { Spinner } from '../../ui/Spinner';
import { useText } from '../../ui/text';
import { AnnotationExportPanel } from './AnnotationExportPanel';

export function AnnotationExportButton({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { dialogs, annotating, annotationExport } = editor;
  // On the last photo it is the next thing to do; before, that is the next photo.
  const isLast = useStore(annotating.store, ({ photos, at }) => at === photos.length - 1);
  const open = useStore(dialogs.store, (state) => state.open === 'annotation-export');
  const running = useStore(annotationExport.store, (state) => state.running !== undefined);
  const trigger = (
    <Button look={isLast ? 'accent' : 'outline'} data-testid="annotation-export">
      {running ? <Spinner /> : null}
      {t('command.annotateExport')}
    </Button>
  );
  return (
    <Panel open={open} label={t('annotate.exportTitle')} trigger={trigger} onOpenChange={(next) => (next ? dialogs.open('annotation-export') : dialogs.close())}>
      <AnnotationExportPanel editor={editor} />
    </Panel>
  );
}
