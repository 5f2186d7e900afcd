import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { brushSize, type BrushState } from '../../editor/brushing/brush-settings';
import { classNames } from '../../ui/class-names';
import { NumberField } from '../../ui/NumberField';
import { useText } from '../../ui/text';

const percent = (share: number): number => Math.round(share * 100);

/** The brush in hand, or why it cannot paint here. */
export function BrushBar({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { brushing, toolbox, selection, session, target } = editor;
  const { size, hardness, opacity, flow } = useStore(brushing.settings.store);
  const pressing = useStore(toolbox.store, (state) => state.pressing);
  const photo = useStore(target.store, (state) => state.target !== undefined);
  useStore(selection.store);
  useStore(session.store, (state) => state.document?.layers);
  const canPaint = brushing.layer() !== undefined;
  const set = (change: Partial<BrushState>): void => brushing.settings.set(change);

  return (
    <section className={classNames('float', 'float-wrap', pressing && 'float-aside')} aria-label={t('brush.bar')} data-testid="brush-bar">
      <NumberField label={t('brush.size')} className="float-field" unit="px" value={Math.round(size)} {...brushSize} onChange={(next) => set({ size: next })} />
      <NumberField label={t('brush.hardness')} className="float-field" unit="%" value={percent(hardness)} min={0} max={100} onChange={(next) => set({ hardness: next / 100 })} />
      <NumberField label={t('brush.opacity')} className="float-field" unit="%" value={percent(opacity)} min={1} max={100} onChange={(next) => set({ opacity: next / 100 })} />
      <NumberField label={t('brush.flow')} className="float-field" unit="%" value={percent(flow)} min={1} max={100} onChange={(next) => set({ flow: next / 100 })} />
      {canPaint ? null : (
        <span className="float-note" role="status">
          {t(photo ? 'brush.choose' : 'area.noPhoto')}
        </span>
      )}
    </section>
  );
}
