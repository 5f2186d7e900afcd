import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { RangeField } from '../../ui/RangeField';
import { useText } from '../../ui/text';

/** What can be changed of the chosen layer. */
export function LayerProperties({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { session, selection, layers } = editor;
  const selected = useStore(selection.store, (state) => state.selected.at(-1));
  const layer = useStore(session.store, (state) => state.document?.layers.find((candidate) => candidate.id === selected));
  if (!layer) return null;
  const percent = Math.round(layer.opacity * 100);
  return (
    <section className="panel panel-foot" aria-labelledby="properties-title">
      <header className="panel-head">
        <h2 id="properties-title" className="panel-title">
          {t('properties.title')}
        </h2>
        <span className="panel-count">{layer.name}</span>
      </header>
      <RangeField
        label={t('properties.opacity')}
        value={percent}
        min={0}
        max={100}
        shown={`${percent} %`}
        onChange={(value) => layers.setOpacity(layer.id, value / 100)}
        onDone={session.seal}
      />
      {layer.kind === 'cutout' ? (
        <dl className="facts">
          <div>
            <dt>{t('properties.position')}</dt>
            <dd>{`${Math.round(layer.bounds.x)}, ${Math.round(layer.bounds.y)}`}</dd>
          </div>
          <div>
            <dt>{t('properties.size')}</dt>
            <dd>{`${Math.round(layer.bounds.width)} × ${Math.round(layer.bounds.height)}`}</dd>
          </div>
        </dl>
      ) : null}
    </section>
  );
}
