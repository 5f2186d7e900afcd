import { useStore } from 'zustand';
import type { OutputSheet } from '../../../editor/export/output-sheet';
import { presetName } from '../../../editor/export/preset-names';
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
      <SelectField label={t('outputs.preset')} value={preset} options={presets.map((one) => ({ value: one.id, label: presetName(one, t) }))} onChange={sheet.choosePreset} />
      <Button look="plain" onClick={() => void sheet.openPreset()}>
        {t('outputs.openPreset')}
      </Button>
      <Button look="plain" onClick={() => void sheet.savePreset()}>
        {t('outputs.savePreset')}
      </Button>
    </div>
  );
}
