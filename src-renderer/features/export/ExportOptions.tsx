import { useId } from 'react';
import type { ExportFormat } from '../../../src-preload/contract/exports';
import type { ExportSettings } from '../../editor/export/exporter';
import { RangeField } from '../../ui/RangeField';
import { Segmented } from '../../ui/Segmented';
import { SwitchField } from '../../ui/SwitchField';
import { useText } from '../../ui/text';

const formats: readonly { readonly value: ExportFormat; readonly label: string }[] = [
  { value: 'png', label: 'PNG' },
  { value: 'webp', label: 'WebP' },
  { value: 'jpeg', label: 'JPEG' },
];

export function ExportOptions(props: {
  readonly settings: ExportSettings;
  readonly onChange: (settings: Partial<ExportSettings>) => void;
}) {
  const t = useText();
  const matteId = useId();
  const { settings, onChange } = props;
  return (
    <div className="export-options">
      <div className="field">
        <span className="field-label">{t('export.format')}</span>
        <Segmented label={t('export.format')} value={settings.format} segments={formats} onChange={(format) => onChange({ format })} />
      </div>
      {settings.format === 'png' ? null : (
        <RangeField
          label={t('export.quality')}
          value={settings.quality}
          min={1}
          max={100}
          shown={String(settings.quality)}
          onChange={(quality) => onChange({ quality })}
        />
      )}
      {settings.format === 'jpeg' ? (
        <div className="field">
          <label className="field-label" htmlFor={matteId}>
            {t('export.matte')}
          </label>
          <input id={matteId} className="swatch" type="color" value={settings.matte} onChange={(event) => onChange({ matte: event.target.value })} />
          <output className="field-value">{settings.matte}</output>
        </div>
      ) : null}
      <SwitchField label={t('export.trim')} note={t('export.trimNote')} checked={settings.trim} onChange={(trim) => onChange({ trim })} />
    </div>
  );
}
