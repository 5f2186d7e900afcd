import { useStore } from 'zustand';
import type { OutputSheet } from '../../../editor/export/output-sheet';
import { Button } from '../../../ui/Button';
import { SelectField } from '../../../ui/SelectField';
import { useText } from '../../../ui/text';

/** Presets that come with the program, and files of the person's. */
export function PresetRow({ sheet }: { readonly sheet: OutputSheet }) {
  const t = useText();
  const presets = useStore(sheet.store, (state) => state.presets);
  const preset = useStore(sheet.store, (state) => state.preset);
  return (
    <div className="preset-row">
      <SelectField label={t('outputs.preset')} value={preset} options={presets.map(({ id, name }) => ({ value: id, label: name }))} onChange={sheet.choosePreset} />
      <Button look="plain" onClick={() => void sheet.openPreset()}>
        {t('outputs.openPreset')}
      </Button>
      <Button look="plain" onClick={() => void sheet.savePreset()}>
        {t('outputs.savePreset')}
      </Button>
    </div>
  );
}
