import { useId } from 'react';
import { NumberField } from '../../../ui/NumberField';
import { SelectField } from '../../../ui/SelectField';
import { SwitchField } from '../../../ui/SwitchField';
import { useText } from '../../../ui/text';
import type { OutputFieldsProps } from './FormatFields';

const usualGap = 2;

function TextRow(props: { readonly label: string; readonly value: string; readonly most: number; readonly onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {props.label}
      </label>
      <input
        id={id}
        className="text-field"
        value={props.value}
        maxLength={props.most}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={(event) => event.stopPropagation()}
      />
    </div>
  );
}

/** How files are called, and what is written into them beside pixels. */
export function FileFields({ output, alone = false, onChange }: OutputFieldsProps) {
  const t = useText();
  const { name, suffix, colour, metadata, sheet, format } = output;
  return (
    <>
      <TextRow label={t('outputs.name')} value={name} most={300} onChange={(next) => onChange({ name: next === '' ? '{layer}' : next })} />
      <p className="output-note">{t('outputs.nameNote')}</p>
      <TextRow label={t('outputs.suffix')} value={suffix} most={60} onChange={(next) => onChange({ suffix: next })} />
      <SelectField
        label={t('outputs.colourSpace')}
        value={colour}
        options={[
          { value: 'srgb', label: 'sRGB' },
          { value: 'keep', label: t('outputs.keepProfile') },
          { value: 'display-p3', label: 'Display P3' },
          { value: 'adobe-rgb', label: 'Adobe RGB' },
        ]}
        onChange={(next) => onChange({ colour: next })}
      />
      <SelectField
        label={t('outputs.metadata')}
        value={metadata}
        options={[
          { value: 'none', label: t('outputs.metadataNone') },
          { value: 'copyright', label: t('outputs.metadataCopyright') },
          { value: 'all', label: t('outputs.metadataAll') },
        ]}
        onChange={(next) => onChange({ metadata: next })}
      />
      {!alone && (format.type === 'png' || format.type === 'webp') ? (
        <>
          <SwitchField label={t('outputs.sheet')} note={t('outputs.sheetNote')} checked={sheet !== undefined} onChange={(on) => onChange({ sheet: on ? { gap: usualGap } : undefined })} />
          {sheet ? <NumberField label={t('outputs.gap')} value={sheet.gap} unit="px" min={0} max={256} onChange={(gap) => onChange({ sheet: { gap } })} /> : null}
        </>
      ) : null}
    </>
  );
}
