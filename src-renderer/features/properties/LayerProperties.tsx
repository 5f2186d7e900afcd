import { useStore } from 'zustand';
import { blendModes, type BlendMode } from '../../../src-preload/model/blend';
import { isPlaced } from '../../../src-preload/model/document';
import type { Editor } from '../../editor/editor';
import { RangeField } from '../../ui/RangeField';
import { Section } from '../../ui/Section';
import { SelectField } from '../../ui/SelectField';
import { SwitchField } from '../../ui/SwitchField';
import { useText } from '../../ui/text';
import { AlignRow } from './AlignRow';
import { blendLabels } from './blend-labels';
import { EdgeSection } from './EdgeSection';
import { EffectsSection } from './EffectsSection';
import { ExportSection } from './ExportSection';
import { FillSection } from './FillSection';
import { GroupPlaceFields } from './GroupPlaceFields';
import { PlaceFields } from './PlaceFields';
import { TextSection } from './TextSection';
import { usePreview } from './use-preview';

/** What all of them share, or undefined. */
const common = <T,>(values: readonly T[]): T | undefined => (values.every((value) => value === values[0]) ? values[0] : undefined);

/** A new family of modes begins with each of these: darker, lighter, contrast, difference, colour. */
const familyStarts: readonly BlendMode[] = ['multiply', 'screen', 'overlay', 'difference', 'hue'];

/** What can be changed of the chosen layers. */
export function LayerProperties({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { session, selection, layers } = editor;
  const selected = useStore(selection.store, (state) => state.selected);
  const document = useStore(session.store, (state) => state.document);
  const chosen = document?.layers.filter((layer) => selected.includes(layer.id)) ?? [];
  const preview = usePreview(session, 'history.blend');
  const only = chosen.length === 1 ? chosen[0] : undefined;
  const ids = chosen.map(({ id }) => id);
  if (!document || chosen.length === 0) {
    return (
      <Section id="properties" title={t('properties.title')}>
        <p className="panel-none">{t('properties.none')}</p>
      </Section>
    );
  }
  const opacity = Math.round((common(chosen.map((layer) => layer.opacity)) ?? chosen.at(-1)?.opacity ?? 1) * 100);
  const options = blendModes.map((value) => ({ value, label: t(blendLabels[value]), line: familyStarts.includes(value) }));
  return (
    <>
      <Section id="properties" title={t('properties.title')} note={only ? only.name : t('properties.several', { count: chosen.length })}>
        <SelectField
          label={t('properties.blend')}
          value={common(chosen.map((layer) => layer.blend))}
          options={options}
          onChange={(blend) => {
            preview(undefined);
            layers.setBlend(ids, blend);
          }}
          onPreview={(blend) => preview(blend && ids.map((id) => ({ kind: 'update-layer', id, patch: { blend } })))}
        />
        <RangeField
          label={t('properties.opacity')}
          value={opacity}
          min={0}
          max={100}
          shown={`${opacity} %`}
          onChange={(value) => layers.setOpacity(ids, value / 100)}
          onDone={session.seal}
        />
        <SwitchField label={t('properties.clip')} checked={chosen.every((layer) => layer.clip)} onChange={() => layers.toggleClip(ids)} />
        {only && isPlaced(only) ? <PlaceFields editor={editor} document={document} layer={only} /> : <GroupPlaceFields key={ids.join()} editor={editor} document={document} roots={selection.roots()} />}
        <AlignRow editor={editor} several={chosen.length > 2} />
      </Section>
      {only?.kind === 'fill' ? <FillSection editor={editor} document={document} layer={only} /> : null}
      {only?.kind === 'text' ? <TextSection editor={editor} layer={only} /> : null}
      {only?.kind === 'cutout' ? <EdgeSection editor={editor} layer={only} /> : null}
      {only && isPlaced(only) ? <EffectsSection editor={editor} layer={only} /> : null}
      {only ? <ExportSection editor={editor} document={document} layer={only} /> : null}
    </>
  );
}
