import { Download } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { DocumentRecord } from '../../../../src-preload/model/document';
import { secondsLeft } from '../../../editor/background/time-left';
import type { Editor } from '../../../editor/editor';
import { countKept } from '../../../editor/export/kept-outputs';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { Modal } from '../../../ui/Modal';
import { useText } from '../../../ui/text';
import { OutputForm } from './OutputForm';
import { OutputList } from './OutputList';
import { OutputPicture } from './OutputPicture';
import { PresetRow } from './PresetRow';
import { SubjectRow } from './SubjectRow';

function Sheet({ editor, document }: { readonly editor: Editor; readonly document: DocumentRecord }) {
  const t = useText();
  const { outputSheet, outputPreview, outputRun, selection, dialogs } = editor;
  const { outputs, current, subject, kept } = useStore(outputSheet.store);
  const running = useStore(outputRun.store, (state) => state.running);
  const selected = useStore(selection.store, (state) => state.selected);
  const output = outputs[current];
  useEffect(() => void outputSheet.load(), [outputSheet]);
  useEffect(() => {
    const chosen = subject === null ? selected.filter((id) => document.layers.some((layer) => layer.id === id)) : [subject];
    outputPreview.want(output && { document, layers: chosen.length > 0 ? chosen : null, output: subject === null ? output : { ...output, of: 'layers' } });
    return () => outputPreview.want(undefined);
  }, [outputPreview, document, selected, subject, output]);
  if (!output) return null;
  const run = async (): Promise<void> => {
    if (await outputSheet.run(document, selected.length > 0 ? selected : null)) dialogs.close();
  };
  const ofLayers = subject === null && kept ? countKept(document) - document.outputs.length : 0;
  const left = running && running.total > 0 ? secondsLeft(running.done / running.total, editor.ports.now() - running.startedAt) : undefined;
  return (
    <form
      className="outputs"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <div className="outputs-head">
        <SubjectRow editor={editor} document={document} />
        <PresetRow sheet={outputSheet} />
      </div>
      <div className="outputs-body">
        <OutputList sheet={outputSheet} />
        <OutputForm output={output} alone={subject !== null} onChange={outputSheet.change} />
        <OutputPicture preview={outputPreview} />
      </div>
      <div className="outputs-foot">
        <span className="output-note">
          {subject !== null ? null : selected.length > 0 ? t('outputs.chosenLayers', { count: selected.length }) : t('outputs.shownLayers')}
          {ofLayers > 0 ? ` · ${t('outputs.andOfLayers', { count: ofLayers })}` : null}
        </span>
        {left === undefined ? null : <span className="output-note">{t('task.secondsLeft', { count: left })}</span>}
        {running ? <Button onClick={outputRun.cancel}>{t('action.cancel')}</Button> : null}
        <Button look="accent" type="submit" disabled={running !== undefined} data-testid="outputs-go">
          <Icon of={Download} />
          {running && running.total > 0 ? t('export.running', running) : t('outputs.go', { count: outputs.length + ofLayers })}
        </Button>
      </div>
    </form>
  );
}

/** Every format, any number of files for each layer: what the small export panel has no room for. */
export function ExportAssets({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { dialogs, session } = editor;
  const open = useStore(dialogs.store, (state) => state.open === 'export-assets');
  const document = useStore(session.store, (state) => state.document);
  return (
    <Modal open={open && document !== undefined} title={t('outputs.title')} closeLabel={t('action.close')} className="modal-outputs" onClose={dialogs.close}>
      {document ? <Sheet editor={editor} document={document} /> : null}
    </Modal>
  );
}
