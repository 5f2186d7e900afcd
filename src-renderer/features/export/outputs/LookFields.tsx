import type { OutputBackground } from '../../../../src-preload/model/exporting/export-output';
import { ColourField } from '../../../ui/ColourField';
import { NumberField } from '../../../ui/NumberField';
import { RangeField } from '../../../ui/RangeField';
import { SelectField } from '../../../ui/SelectField';
import { SwitchField } from '../../../ui/SwitchField';
import { useText } from '../../../ui/text';
import type { OutputFieldsProps } from './FormatFields';

const white = '#ffffff';
const usualBlur = 0.04;
const softShadow = { dx: 0, dy: 12, blur: 32, colour: '#000000', opacity: 0.35 } as const;
const stickerLine = { width: 12, colour: white, opacity: 1 } as const;

const blank = (kind: Exclude<OutputBackground['kind'], 'image'>): OutputBackground => {
  if (kind === 'colour') return { kind, colour: white };
  return kind === 'blur' ? { kind, amount: usualBlur } : { kind };
};

/** What lies under the content, and around it. */
export function LookFields({ output, onChange }: OutputFieldsProps) {
  const t = useText();
  const { background, shadow, outline } = output;
  const kinds = [
    { value: 'own', label: t('outputs.own') },
    { value: 'transparent', label: t('canvasSize.transparent') },
    { value: 'colour', label: t('canvasSize.colour') },
    { value: 'blur', label: t('outputs.blurred') },
    // Only a preset's file says which picture.
    ...(background.kind === 'image' ? [{ value: 'image', label: t('outputs.image') } as const] : []),
  ] as const;
  return (
    <>
      <SelectField
        label={t('export.matte')}
        value={background.kind}
        options={kinds}
        onChange={(kind) => {
          if (kind !== 'image') onChange({ background: blank(kind) });
        }}
      />
      {background.kind === 'colour' ? (
        <ColourField label={t('canvasSize.colour')} value={background.colour} onChange={(colour) => onChange({ background: { kind: 'colour', colour: colour.toLowerCase() } })} />
      ) : null}
      {background.kind === 'blur' ? (
        <RangeField
          label={t('outputs.blurAmount')}
          value={Math.round(background.amount * 1000) / 10}
          min={0}
          max={25}
          shown={`${Math.round(background.amount * 1000) / 10} %`}
          onChange={(amount) => onChange({ background: { kind: 'blur', amount: amount / 100 } })}
        />
      ) : null}
      <SwitchField label={t('outputs.shadow')} checked={shadow !== undefined} onChange={(on) => onChange({ shadow: on ? softShadow : undefined })} />
      {shadow === undefined ? null : (
        <>
          <NumberField label={t('outputs.shadowDown')} value={shadow.dy} unit="px" min={-4096} max={4096} onChange={(dy) => onChange({ shadow: { ...shadow, dy } })} />
          <NumberField label={t('outputs.shadowBlur')} value={shadow.blur} unit="px" min={0} max={1024} onChange={(blur) => onChange({ shadow: { ...shadow, blur } })} />
          <RangeField
            label={t('outputs.shadowOpacity')}
            value={Math.round(shadow.opacity * 100)}
            min={0}
            max={100}
            shown={`${Math.round(shadow.opacity * 100)} %`}
            onChange={(opacity) => onChange({ shadow: { ...shadow, opacity: opacity / 100 } })}
          />
        </>
      )}
      <SwitchField label={t('outputs.outline')} checked={outline !== undefined} onChange={(on) => onChange({ outline: on ? stickerLine : undefined })} />
      {outline === undefined ? null : (
        <>
          <NumberField label={t('outputs.outlineWidth')} value={outline.width} unit="px" min={0} max={512} onChange={(width) => onChange({ outline: { ...outline, width } })} />
          <ColourField label={t('canvasSize.colour')} value={outline.colour} onChange={(colour) => onChange({ outline: { ...outline, colour: colour.toLowerCase() } })} />
        </>
      )}
    </>
  );
}
