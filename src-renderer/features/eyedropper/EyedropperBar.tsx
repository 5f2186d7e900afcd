import { ArrowRight, Copy } from 'lucide-react';
import { useStore } from 'zustand';
import { isHeld } from '../../../src-preload/model/tree';
import type { Editor } from '../../editor/editor';
import { colourSlot, type ColourSlot } from '../../editor/tools/eyedropper/picker';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/class-names';
import { Hint } from '../../ui/hints/Hint';
import { Icon } from '../../ui/Icon';
import { useText } from '../../ui/text';

const into: Readonly<Record<ColourSlot['part'], string>> = {
  fill: 'eyedropper.intoFill',
  text: 'eyedropper.intoText',
  outline: 'eyedropper.intoOutline',
  shadow: 'eyedropper.intoShadow',
};

/** What the chosen layer would do with a colour that is picked. */
function useGoal({ session, selection }: Editor): string {
  const t = useText();
  useStore(selection.store);
  const layers = useStore(session.store, ({ document }) => document?.layers);
  const layer = selection.current();
  const slot = colourSlot(layer);
  if (!layer || !slot) return t('eyedropper.intoNothing');
  return isHeld(layers ?? [], layer) ? t('whyNot.locked') : t(into[slot.part], { name: layer.name });
}

/** The colour under the pointer, or else the one that was picked last, and what a click puts it into. */
export function EyedropperBar({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { picker, toolbox } = editor;
  const current = useStore(picker.store, (state) => state.current);
  const colour = useStore(picker.store, (state) => state.under?.colour ?? state.current);
  const pressing = useStore(toolbox.store, (state) => state.pressing);
  const goal = useGoal(editor);
  return (
    <section className={classNames('float', 'eyedropper-bar', pressing && 'float-aside')} aria-label={t('eyedropper.bar')} data-testid="eyedropper-bar">
      <span className={classNames('eyedropper-swatch', colour === undefined && 'eyedropper-none')} style={{ background: colour }} />
      <output className="eyedropper-hex">{colour?.toUpperCase() ?? '–'}</output>
      <Hint label={t('eyedropper.copy')} side="top">
        <Button look="icon" aria-label={t('eyedropper.copy')} aria-disabled={current === undefined} onClick={picker.copyCurrent}>
          <Icon of={Copy} size={16} />
        </Button>
      </Hint>
      <span className="float-line" />
      <span className="eyedropper-goal">
        <Icon of={ArrowRight} size={14} />
        <span className="eyedropper-goal-text" title={goal}>
          {goal}
        </span>
      </span>
    </section>
  );
}
