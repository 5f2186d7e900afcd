import { useState } from 'react';
import { useStore } from 'zustand';
import { providerChoice, type ProviderChoice } from '../../../src-preload/contract/settings';
import type { Editor } from '../../editor/editor';
import { NumberField } from '../../ui/NumberField';
import { SelectField } from '../../ui/SelectField';
import { useText } from '../../ui/text';

/** Names that their makers gave them; the same in every language. */
const names: Readonly<Record<Exclude<ProviderChoice, 'auto'>, string>> = {
  cpu: 'CPU',
  webgpu: 'GPU · WebGPU',
  coreml: 'Core ML',
  dml: 'GPU · DirectML',
  cuda: 'GPU · CUDA',
};

/** A size that is shown while it changes and sent once the gesture is over. */
function SizeSetting(props: { readonly label: string; readonly value: number; readonly min: number; readonly max: number; readonly step: number; readonly onKeep: (mebibytes: number) => void }) {
  const [draft, setDraft] = useState<number>();
  const keep = (): void => {
    if (draft !== undefined) props.onKeep(draft);
    setDraft(undefined);
  };
  return <NumberField label={props.label} value={draft ?? props.value} unit="MiB" min={props.min} max={props.max} step={props.step} onChange={setDraft} onDone={keep} />;
}

export function PerformanceSettings({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { preferences } = editor;
  const { provider, memoryBudgetMiB, photoCacheMiB } = useStore(preferences.store);
  const status = useStore(editor.status.store, (state) => state.status);
  const options = providerChoice.options.map((value) => ({ value, label: value === 'auto' ? t('settings.auto') : names[value] }));
  return (
    <section className="settings-part" aria-labelledby="settings-performance">
      <h2 id="settings-performance" className="settings-title">
        {t('settings.performance')}
      </h2>
      <SelectField label={t('settings.device')} value={provider} options={options} onChange={(next) => preferences.change({ provider: next })} />
      {status === undefined ? null : <p className="settings-note">{t('settings.runsOn', { device: status.provider.toUpperCase() })}</p>}
      <SizeSetting label={t('settings.memory')} value={memoryBudgetMiB} min={512} max={65536} step={256} onKeep={(next) => preferences.change({ memoryBudgetMiB: next })} />
      <p className="settings-note">{t('settings.memoryNote')}</p>
      <SizeSetting label={t('settings.cache')} value={photoCacheMiB} min={16} max={65536} step={64} onKeep={(next) => preferences.change({ photoCacheMiB: next })} />
      <p className="settings-note">{t('settings.cacheNote')}</p>
    </section>
  );
}
