import { exportFormat, type ExportFormat, type ExportFormatType } from '../../../../src-preload/model/exporting/export-format';
import type { ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import { formatNames, formatTypes, isLayered } from '../../../editor/export/format-names';
import { NumberField } from '../../../ui/NumberField';
import { RangeField } from '../../../ui/RangeField';
import { Segmented } from '../../../ui/Segmented';
import { SelectField } from '../../../ui/SelectField';
import { SwitchField } from '../../../ui/SwitchField';
import { useText } from '../../../ui/text';

const formats = formatTypes.map((value) => ({ value, label: formatNames[value] }));
const flatFormats = formats.filter(({ value }) => !isLayered(value));
const fewColours = 256;

export interface OutputFieldsProps {
  readonly output: ExportOutput;
  /** One layer by itself: a file of many layers makes no sense. */
  readonly alone?: boolean;
  readonly onChange: (patch: Partial<ExportOutput>) => void;
}

export function FormatFields({ output: { format }, alone = false, onChange }: OutputFieldsProps) {
  const t = useText();
  const set = (next: ExportFormat): void => onChange({ format: next });
  return (
    <>
      <SelectField<ExportFormatType> label={t('export.format')} value={format.type} options={alone ? flatFormats : formats} onChange={(type) => set(exportFormat.parse({ type }))} />
      {'quality' in format && !('lossless' in format && format.lossless) ? (
        <RangeField label={t('export.quality')} value={format.quality} min={1} max={100} shown={String(format.quality)} onChange={(quality) => set({ ...format, quality })} />
      ) : null}
      {format.type === 'webp' ? <SwitchField label={t('outputs.lossless')} checked={format.lossless} onChange={(lossless) => set({ ...format, lossless })} /> : null}
      {'depth' in format ? (
        <div className="field">
          <span className="field-label">{t('outputs.depth')}</span>
          <Segmented
            label={t('outputs.depth')}
            value={format.depth === 16 ? '16' : '8'}
            segments={[
              { value: '8', label: '8 bit' },
              { value: '16', label: '16 bit' },
            ]}
            onChange={(depth) => set(format.type === 'png' ? { type: 'png', depth: depth === '16' ? 16 : 8 } : { ...format, depth: depth === '16' ? 16 : 8 })}
          />
        </div>
      ) : null}
      {format.type === 'png' && format.depth === 8 ? (
        <>
          <SwitchField
            label={t('outputs.palette')}
            note={t('outputs.paletteNote')}
            checked={format.colours !== undefined}
            onChange={(on) => set({ type: 'png', depth: 8, ...(on && { colours: fewColours }) })}
          />
          {format.colours === undefined ? null : (
            <NumberField label={t('outputs.colours')} value={format.colours} min={2} max={fewColours} onChange={(colours) => set({ ...format, colours })} />
          )}
        </>
      ) : null}
      {format.type === 'svg' ? (
        <>
          <div className="field">
            <span className="field-label">{t('outputs.contents')}</span>
            <Segmented
              label={t('outputs.contents')}
              value={format.contents}
              segments={[
                { value: 'shape', label: t('outputs.shape') },
                { value: 'picture', label: t('outputs.picture') },
              ]}
              onChange={(contents) => set({ ...format, contents })}
            />
          </div>
          <NumberField label={t('outputs.tolerance')} value={format.tolerance} unit="px" min={0.1} max={20} step={0.05} onChange={(tolerance) => set({ ...format, tolerance })} />
        </>
      ) : null}
    </>
  );
}
