import { useStore } from 'zustand';
import type { CutoutLayer } from '../../../src-preload/model/document';
import { keepOf } from '../../editor/background/background-keep';
import type { Editor } from '../../editor/editor';
import { RangeField } from '../../ui/RangeField';
import { useText } from '../../ui/text';

const percent = 100;

/** Keep less, keep more: of what a background's removal was in doubt about. */
export function KeepField({ editor, layer }: { readonly editor: Editor; readonly layer: CutoutLayer }) {
  const t = useText();
  const { keep: control } = editor.background;
  const dragged = useStore(control.store, (state) => (state.layer === layer.id ? state.keep : undefined));
  const mode = useStore(editor.session.store, (state) => state.mode);
  const value = Math.round((dragged ?? keepOf(layer)) * percent);
  return (
    <div title={t('background.keepHint')}>
      <RangeField
        label={t('background.keep')}
        value={value}
        min={-percent}
        max={percent}
        shown={`${value} %`}
        disabled={mode !== 'editing' || layer.locked}
        onChange={(next) => control.set(layer, next / percent)}
        onDone={control.done}
      />
    </div>
  );
}
