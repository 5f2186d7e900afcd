import { mostOutputSide, outputSize, type OutputSize } from '../../../../src-preload/model/exporting/export-output';
import { NumberField } from '../../../ui/NumberField';
import { RangeField } from '../../../ui/RangeField';
import { Segmented } from '../../../ui/Segmented';
import { SelectField } from '../../../ui/SelectField';
import { SwitchField } from '../../../ui/SwitchField';
import { useText } from '../../../ui/text';
import type { OutputFieldsProps } from './FormatFields';

const usualPixels = 1600;

const blank = (by: OutputSize['by']): OutputSize => {
  if (by === 'scale') return outputSize.parse({ by });
  return outputSize.parse(by === 'canvas' ? { by, width: usualPixels, height: usualPixels } : { by, pixels: usualPixels });
};

export function SizeFields({ output: { size, trim, padding }, onChange }: OutputFieldsProps) {
  const t = useText();
  const set = (next: OutputSize): void => onChange({ size: next });
  const side = { unit: 'px', min: 1, max: mostOutputSide } as const;
  return (
    <>
      <SelectField
        label={t('outputs.size')}
        value={size.by}
        options={[
          { value: 'scale', label: t('outputs.byScale') },
          { value: 'width', label: t('outputs.byWidth') },
          { value: 'height', label: t('outputs.byHeight') },
          { value: 'longest', label: t('outputs.byLongest') },
          { value: 'canvas', label: t('outputs.byCanvas') },
        ]}
        onChange={(by) => set(blank(by))}
      />
      {size.by === 'scale' ? (
        <NumberField label={t('outputs.factor')} value={size.factor} unit="x" min={0.01} max={16} step={0.25} onChange={(factor) => set({ ...size, factor })} />
      ) : null}
      {'pixels' in size ? <NumberField label={t('outputs.pixels')} value={size.pixels} {...side} onChange={(pixels) => set({ ...size, pixels })} /> : null}
      {size.by === 'canvas' ? (
        <>
          <NumberField label={t('canvasSize.width')} value={size.width} {...side} onChange={(width) => set({ ...size, width })} />
          <NumberField label={t('canvasSize.height')} value={size.height} {...side} onChange={(height) => set({ ...size, height })} />
          <div className="field">
            <span className="field-label">{t('outputs.fit')}</span>
            <Segmented
              label={t('outputs.fit')}
              value={size.fit}
              segments={[
                { value: 'contain', label: t('outputs.contain') },
                { value: 'cover', label: t('outputs.cover') },
              ]}
              onChange={(fit) => set({ ...size, fit })}
            />
          </div>
          {size.fit === 'contain' ? (
            <RangeField
              label={t('outputs.fill')}
              value={Math.round(size.fill * 100)}
              min={5}
              max={100}
              shown={`${Math.round(size.fill * 100)} %`}
              onChange={(fill) => set({ ...size, fill: fill / 100 })}
            />
          ) : null}
        </>
      ) : null}
      <SwitchField label={t('export.trim')} checked={trim} onChange={(next) => onChange({ trim: next })} />
      <NumberField label={t('outputs.padding')} value={padding} unit="px" min={0} max={4096} onChange={(next) => onChange({ padding: next })} />
    </>
  );
}
