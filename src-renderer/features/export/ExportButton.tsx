import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { layersIn, likelyScope } from '../../editor/export/export-plan';
import { Button } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { Spinner } from '../../ui/Spinner';
import { useText } from '../../ui/text';
import { ExportPanel } from './ExportPanel';

/** Says what it will export. */
export function ExportButton({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { dialogs, session, selection, exporter } = editor;
  const open = useStore(dialogs.store, (state) => state.open === 'export');
  const document = useStore(session.store, (state) => state.document);
  const selected = useStore(selection.store, (state) => state.selected.at(-1));
  const running = useStore(exporter.store, (state) => state.running !== undefined);
  if (!document) return null;
  const count = layersIn(document, likelyScope(document, selected), selected).length;
  const trigger = (
    <Button look="accent" data-testid="export">
      {running ? <Spinner /> : null}
      {t('export.word')}{' '}
      <span className="button-note">{t('export.layers', { count })}</span>
    </Button>
  );
  return (
    <Panel open={open} label={t('export.title')} trigger={trigger} onOpenChange={(next) => (next ? dialogs.open('export') : dialogs.close())}>
      <ExportPanel editor={editor} document={document} />
    </Panel>
  );
}
