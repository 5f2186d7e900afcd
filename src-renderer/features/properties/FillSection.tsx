import { ImagePlus } from 'lucide-react';
import type { DocumentRecord, FillLayer } from '../../../src-preload/model/document';
import type { Fill, GradientFill, GradientStop } from '../../../src-preload/model/fill';
import type { Editor } from '../../editor/editor';
import { startingFill } from '../../editor/layers/create-layers';
import { Button } from '../../ui/Button';
import { ColourField } from '../../ui/ColourField';
import { Icon } from '../../ui/Icon';
import { NumberField } from '../../ui/NumberField';
import { Section } from '../../ui/Section';
import { SelectField } from '../../ui/SelectField';
import { useText } from '../../ui/text';
import { angleOf, withAngle } from './gradient-angle';

export function FillSection(props: { readonly editor: Editor; readonly document: DocumentRecord; readonly layer: FillLayer }) {
  const t = useText();
  const { editor, document, layer } = props;
  const { fill } = layer;
  const done = editor.session.seal;
  const change = (next: Fill): void => editor.layers.set(layer.id, 'history.fill', { fill: next });
  const images = Object.values(document.images).map(({ id, name }) => ({ value: id, label: name }));
  const kinds = [
    { value: 'colour', label: t('fill.colour') },
    { value: 'gradient', label: t('fill.gradient') },
    { value: 'image', label: t('fill.image') },
    { value: 'blur', label: t('fill.blur') },
  ] as const;
  const pickKind = (kind: Fill['kind']): void => {
    const next = startingFill(kind, document);
    if (next) change(next);
    done();
  };
  return (
    <Section id="fill" title={t('fill.title')}>
      <SelectField label={t('fill.kind')} value={fill.kind} options={images.length > 0 ? kinds : kinds.slice(0, 2)} onChange={pickKind} />
      {fill.kind === 'colour' ? <ColourField label={t('fill.colour')} value={fill.colour} onChange={(colour) => change({ ...fill, colour })} onDone={done} /> : null}
      {fill.kind === 'gradient' ? <GradientFields fill={fill} document={document} change={change} done={done} /> : null}
      {fill.kind === 'image' || fill.kind === 'blur' ? (
        <>
          <SelectField label={t('fill.photo')} value={fill.image} options={images} onChange={(image) => change({ ...fill, image })} />
          <Button className="fill-file" onClick={() => void editor.pictureFills.replace(layer.id)}>
            <Icon of={ImagePlus} size={15} />
            {t('fill.otherPicture')}
          </Button>
        </>
      ) : null}
      {fill.kind === 'image' ? (
        <SelectField
          label={t('fill.fit')}
          value={fill.fit}
          options={[
            { value: 'cover', label: t('fill.cover') },
            { value: 'contain', label: t('fill.contain') },
            { value: 'stretch', label: t('fill.stretch') },
            { value: 'tile', label: t('fill.tile') },
          ]}
          onChange={(fit) => change({ ...fill, fit })}
        />
      ) : null}
      {fill.kind === 'blur' ? (
        <NumberField label={t('effects.blur')} value={fill.blur} unit="px" min={0} max={1024} onChange={(blur) => change({ ...fill, blur })} onDone={done} />
      ) : null}
    </Section>
  );
}

function GradientFields(props: {
  readonly fill: GradientFill;
  readonly document: DocumentRecord;
  readonly change: (fill: Fill) => void;
  readonly done: () => void;
}) {
  const t = useText();
  const { fill, document, change, done } = props;
  const first = fill.stops[0];
  const last = fill.stops.at(-1);
  if (!first || !last) return null;
  const opacityOf = (at: 0 | -1, stop: GradientStop, label: string) => (
    <NumberField
      label={label}
      value={Math.round(stop.opacity * 100)}
      unit="%"
      min={0}
      max={100}
      onChange={(percent) => change({ ...fill, stops: fill.stops.with(at, { ...stop, opacity: percent / 100 }) })}
      onDone={done}
    />
  );
  return (
    <>
      <SelectField
        label={t('fill.shape')}
        value={fill.shape}
        options={[
          { value: 'linear', label: t('fill.linear') },
          { value: 'radial', label: t('fill.radial') },
        ]}
        onChange={(shape) => change({ ...fill, shape })}
      />
      <ColourField label={t('fill.from')} value={first.colour} onChange={(colour) => change({ ...fill, stops: fill.stops.with(0, { ...first, colour }) })} onDone={done} />
      {opacityOf(0, first, t('fill.fromOpacity'))}
      <ColourField label={t('fill.to')} value={last.colour} onChange={(colour) => change({ ...fill, stops: fill.stops.with(-1, { ...last, colour }) })} onDone={done} />
      {opacityOf(-1, last, t('fill.toOpacity'))}
      {fill.shape === 'linear' ? (
        <NumberField
          label={t('place.angle')}
          value={angleOf(fill, document)}
          unit="°"
          min={-180}
          max={180}
          onChange={(angle) => change(withAngle(fill, document, angle))}
          onDone={done}
        />
      ) : null}
    </>
  );
}
