import { Download } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { DocumentRecord } from '../../../src-preload/model/document';
import { secondsLeft } from '../../editor/background/time-left';
import type { Editor } from '../../editor/editor';
import { exportScopes, layersIn, likelyScope, type ExportScope } from '../../editor/export/export-plan';
import { Button } from '../../ui/Button';
import { ChoiceList } from '../../ui/ChoiceList';
import { Icon } from '../../ui/Icon';
import { useText } from '../../ui/text';
import { ExportOptions } from './ExportOptions';
import { useScopeTexts } from './use-scope-texts';

const canAsk = 'showSaveFilePicker' in window;

export function ExportPanel({ editor, document }: { readonly editor: Editor; readonly document: DocumentRecord }) {
  const t = useText();
  const { selection, exporter, outputSheet, dialogs } = editor;
  const selected = useStore(selection.store, (state) => state.selected.at(-1));
  const settings = useStore(exporter.store, (state) => state.settings);
  const running = useStore(exporter.store, (state) => state.running);
  const [picked, setPicked] = useState<ExportScope>();
  const scopes = exportScopes(document, selected);
  const scope = picked !== undefined && scopes.includes(picked) ? picked : likelyScope(document, selected);
  const layers = layersIn(document, scope, selected);
  const textOf = useScopeTexts(document, selected);

  const run = async (how: 'download' | 'ask'): Promise<void> => {
    await exporter.run(document, scope === 'document' ? scope : layers, how);
    dialogs.close();
  };
  const busy = running !== undefined;
  const left = running && secondsLeft(running.done / running.total, editor.ports.now() - running.startedAt);
  return (
    <form
      className="export"
      onSubmit={(event) => {
        event.preventDefault();
        void run('download');
      }}
    >
      <h2 className="popover-title">{t('export.title')}</h2>
      <ChoiceList label={t('export.what')} value={scope} choices={scopes.map((value) => ({ value, ...textOf(value) }))} onChange={setPicked} />
      <ExportOptions settings={settings} onChange={exporter.set} />
      <Button look="plain" className="export-more" onClick={() => outputSheet.open(null)}>
        {t('outputs.more')}
      </Button>
      <div className="export-foot">
        {canAsk && !busy ? <Button onClick={() => void run('ask')}>{t('export.saveAs')}</Button> : null}
        {left === undefined ? null : <span className="export-left">{t('task.secondsLeft', { count: left })}</span>}
        {busy ? <Button onClick={exporter.cancel}>{t('action.cancel')}</Button> : null}
        <Button look="accent" type="submit" disabled={busy || layers.length === 0} className="export-go" data-testid="export-go">
          <Icon of={Download} />
          {busy ? t('export.running', running) : t('export.go', { count: scope === 'document' ? 1 : layers.length })}
        </Button>
      </div>
    </form>
  );
}
