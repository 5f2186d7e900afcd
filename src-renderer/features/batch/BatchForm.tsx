import { FolderPlus, ImagePlus } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { presetName } from '../../editor/export/preset-names';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { SelectField } from '../../ui/SelectField';
import { useText } from '../../ui/text';
import { BatchChoice } from './BatchChoice';
import { BatchFormat } from './BatchFormat';
import { BatchTasks } from './BatchTasks';

/** What is done, to which files, and where results go. Nothing of it changes while a batch runs. */
export function BatchForm({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { batch, outputSheet, ports } = editor;
  const { items, adding, phase, settings } = useStore(batch.store);
  const folder = useStore(batch.results, (state) => state.folder);
  const presets = useStore(outputSheet.store, (state) => state.presets);
  useEffect(() => void outputSheet.load(), [outputSheet]);
  const busy = phase !== 'idle' || adding !== undefined;
  const hasFolders = ports.chooseFolder !== undefined || ports.pickTree !== undefined;
  const choosesOut = ports.chooseFolder !== undefined || ports.resultFolder !== undefined;
  return (
    <div className="batch-form">
      <h3 className="output-head">{t('batch.photos')}</h3>
      <div className="batch-row">
        <Button look="outline" disabled={busy} onClick={() => ports.askForFiles('batch')}>
          <Icon of={ImagePlus} size={15} />
          {t('batch.addPhotos')}
        </Button>
        {hasFolders ? (
          <Button look="outline" disabled={busy} onClick={() => void batch.addFolder()} data-testid="batch-folder">
            <Icon of={FolderPlus} size={15} />
            {t('batch.addFolder')}
          </Button>
        ) : null}
      </div>
      <div className="batch-row batch-count">
        <span role="status" data-testid="batch-count">
          {adding ? t('batch.adding', adding) : t('batch.count', { count: items.length })}
        </span>
        {items.length > 0 ? (
          <Button look="plain" disabled={busy} onClick={() => void batch.clear()}>
            {t('batch.clear')}
          </Button>
        ) : null}
      </div>

      <BatchChoice editor={editor} disabled={busy} />

      <h3 className="output-head">{t('batch.task')}</h3>
      <BatchTasks editor={editor} disabled={busy} />
      {settings.task === 'everything' ? (
        <BatchFormat value={settings.format} disabled={busy} onChange={(format) => batch.set({ format })} />
      ) : (
        <>
          <SelectField
            label={t('outputs.preset')}
            value={settings.preset}
            disabled={busy}
            options={[
              { value: 'usual', label: settings.task === 'export' ? t('batch.keptPreset') : t('batch.usualPreset') },
              // The first one is what is usual here.
              ...presets.filter(({ id }) => id !== 'original').map((preset) => ({ value: preset.id, label: presetName(preset, t) })),
              ...(settings.ownOutputs ? [{ value: 'own', label: t('outputs.ownPreset') }] : []),
            ]}
            onChange={(preset) => batch.set({ preset })}
          />
          <Button look="plain" className="batch-link" disabled={busy} onClick={() => void batch.openPreset()}>
            {t('outputs.openPreset')}
          </Button>
        </>
      )}

      <h3 className="output-head">{t('batch.results')}</h3>
      {choosesOut ? (
        <div className="batch-row">
          <span className="batch-folder" title={folder}>
            {folder ?? (ports.chooseFolder ? t('batch.noFolder') : t('batch.asZip'))}
          </span>
          <Button look="outline" disabled={busy} onClick={() => void batch.chooseOut()}>
            {t('batch.choose')}
          </Button>
        </div>
      ) : (
        <p className="output-note">{t('batch.asZip')}</p>
      )}
      <SelectField
        label={t('batch.existing')}
        value={settings.existing}
        disabled={busy}
        options={[
          { value: 'update', label: t('batch.existingUpdate') },
          { value: 'skip', label: t('batch.existingSkip') },
          { value: 'replace', label: t('batch.existingReplace') },
          { value: 'fail', label: t('batch.existingFail') },
        ]}
        onChange={(existing) => batch.set({ existing })}
      />
      <div className="batch-row">
        <Button look="plain" className="batch-link" disabled={busy} onClick={() => void batch.openJob()}>
          {t('batch.openJob')}
        </Button>
        <Button look="plain" className="batch-link" onClick={() => void batch.saveJob()}>
          {t('batch.saveJob')}
        </Button>
      </div>
    </div>
  );
}
