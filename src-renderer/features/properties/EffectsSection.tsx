import type { PlacedLayer } from '../../../src-preload/model/document';
import type { OutlineEffect, ShadowEffect } from '../../../src-preload/model/effects';
import type { Editor } from '../../editor/editor';
import { ColourField } from '../../ui/ColourField';
import { NumberField } from '../../ui/NumberField';
import { RangeField } from '../../ui/RangeField';
import { Section } from '../../ui/Section';
import { SwitchField } from '../../ui/SwitchField';
import { useText } from '../../ui/text';

const farthest = 4096;
const startingOutline: OutlineEffect = { width: 8, colour: '#ffffff', opacity: 1 };

/** Soft, below, and in proportion to the canvas. */
function startingShadow(side: number): ShadowEffect {
  const unit = Math.max(2, Math.round(side / 100));
  return { dx: 0, dy: unit, blur: 2 * unit, colour: '#000000', opacity: 0.4 };
}

export function EffectsSection({ editor, layer }: { readonly editor: Editor; readonly layer: PlacedLayer }) {
  const t = useText();
  const { session, layers } = editor;
  const { shadow, outline } = layer.effects;
  const done = session.seal;
  const setShadow = (next: ShadowEffect | null): void => layers.setEffects([layer.id], { ...layer.effects, shadow: next });
  const setOutline = (next: OutlineEffect | null): void => layers.setEffects([layer.id], { ...layer.effects, outline: next });
  const side = Math.max(session.store.getState().document?.width ?? 1, session.store.getState().document?.height ?? 1);
  const toggle = (change: () => void): void => {
    change();
    done();
  };
  return (
    <Section id="effects" title={t('effects.title')}>
      <SwitchField label={t('effects.shadow')} checked={shadow !== null} onChange={(on) => toggle(() => setShadow(on ? startingShadow(side) : null))} />
      {shadow ? (
        <div className="indent" role="group" aria-label={t('effects.shadow')}>
          <NumberField label={t('effects.across')} value={shadow.dx} unit="px" min={-farthest} max={farthest} onChange={(dx) => setShadow({ ...shadow, dx })} onDone={done} />
          <NumberField label={t('effects.down')} value={shadow.dy} unit="px" min={-farthest} max={farthest} onChange={(dy) => setShadow({ ...shadow, dy })} onDone={done} />
          <NumberField label={t('effects.blur')} value={shadow.blur} unit="px" min={0} max={1024} onChange={(blur) => setShadow({ ...shadow, blur })} onDone={done} />
          <ColourField label={t('effects.colour')} value={shadow.colour} onChange={(colour) => setShadow({ ...shadow, colour })} onDone={done} />
          <RangeField
            label={t('properties.opacity')}
            value={Math.round(shadow.opacity * 100)}
            min={0}
            max={100}
            shown={`${Math.round(shadow.opacity * 100)} %`}
            onChange={(value) => setShadow({ ...shadow, opacity: value / 100 })}
            onDone={done}
          />
        </div>
      ) : null}
      <SwitchField label={t('effects.outline')} checked={outline !== null} onChange={(on) => toggle(() => setOutline(on ? startingOutline : null))} />
      {outline ? (
        <div className="indent" role="group" aria-label={t('effects.outline')}>
          <NumberField label={t('effects.width')} value={outline.width} unit="px" min={0} max={512} step={0.5} onChange={(width) => setOutline({ ...outline, width })} onDone={done} />
          <ColourField label={t('effects.colour')} value={outline.colour} onChange={(colour) => setOutline({ ...outline, colour })} onDone={done} />
        </div>
      ) : null}
    </Section>
  );
}
