import type { TextLayer } from '../../../src-preload/model/document';
import type { TextStyle } from '../../../src-preload/model/text-style';
import type { Editor } from '../../editor/editor';
import { ColourField } from '../../ui/ColourField';
import { NumberField } from '../../ui/NumberField';
import { Section } from '../../ui/Section';
import { SelectField } from '../../ui/SelectField';
import { SwitchField } from '../../ui/SwitchField';
import { useText } from '../../ui/text';
import { usePromise } from '../../ui/use-promise';

const noFamilies: readonly string[] = [];
const weights = ['100', '200', '300', '400', '500', '600', '700', '800', '900'] as const;

export function TextSection({ editor, layer }: { readonly editor: Editor; readonly layer: TextLayer }) {
  const t = useText();
  const { writing, session } = editor;
  const { style } = layer;
  const families = usePromise(writing.families, noFamilies);
  const change = (next: Partial<TextStyle>): void => writing.restyle(layer.id, { ...style, ...next });
  const done = session.seal;
  const known = families.includes(style.family) ? families : [style.family, ...families];
  return (
    <Section id="text" title={t('text.title')}>
      <label className="text-label" htmlFor="text-content">
        {t('text.content')}
      </label>
      <textarea
        id="text-content"
        className="text-content"
        rows={3}
        maxLength={5000}
        value={style.text}
        onChange={(event) => change({ text: event.target.value })}
        onBlur={done}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <SelectField label={t('text.family')} value={style.family} options={known.map((value) => ({ value, label: value }))} onChange={(family) => change({ family })} />
      <NumberField label={t('text.size')} value={style.size} unit="px" min={1} max={4096} onChange={(size) => change({ size })} onDone={done} />
      <SelectField
        label={t('text.weight')}
        value={weights.find((weight) => Number(weight) === style.weight)}
        options={weights.map((value) => ({ value, label: value }))}
        onChange={(weight) => change({ weight: Number(weight) })}
      />
      <SwitchField label={t('text.italic')} checked={style.italic} onChange={(italic) => change({ italic })} />
      <SelectField
        label={t('text.align')}
        value={style.align}
        options={[
          { value: 'left', label: t('text.left') },
          { value: 'centre', label: t('text.centre') },
          { value: 'right', label: t('text.right') },
        ]}
        onChange={(align) => change({ align })}
      />
      <NumberField label={t('text.lineHeight')} value={style.lineHeight} min={0.5} max={4} step={0.05} onChange={(lineHeight) => change({ lineHeight })} onDone={done} />
      <NumberField label={t('text.spacing')} value={style.spacing} min={-0.2} max={2} step={0.01} onChange={(spacing) => change({ spacing })} onDone={done} />
      <ColourField label={t('fill.colour')} value={style.colour} onChange={(colour) => change({ colour })} onDone={done} />
    </Section>
  );
}
