import { TextAlignCenter, TextAlignEnd, TextAlignStart, type LucideIcon } from 'lucide-react';
import { useMemo, type CSSProperties, type FocusEvent } from 'react';
import { useStore } from 'zustand';
import type { TextStyle } from '../../../src-preload/model/text-style';
import type { Editor } from '../../editor/editor';
import { classNames } from '../../ui/class-names';
import { ColourField } from '../../ui/ColourField';
import { Hint } from '../../ui/hints/Hint';
import { Icon } from '../../ui/Icon';
import { NumberField } from '../../ui/NumberField';
import { Segmented } from '../../ui/Segmented';
import { SelectField } from '../../ui/SelectField';
import { useText } from '../../ui/text';
import { usePromise } from '../../ui/use-promise';
import { textBarPlace } from './text-bar-place';
import { useTextSubject } from './use-text-subject';
import { focusWriting, staysInWriting } from './writing-focus';

const noFamilies: readonly string[] = [];
const weights = ['100', '200', '300', '400', '500', '600', '700', '800', '900'] as const;
const alignments: readonly { readonly value: TextStyle['align']; readonly icon: LucideIcon; readonly label: string }[] = [
  { value: 'left', icon: TextAlignStart, label: 'text.left' },
  { value: 'centre', icon: TextAlignCenter, label: 'text.centre' },
  { value: 'right', icon: TextAlignEnd, label: 'text.right' },
];

/** How the text looks that is being written or has been chosen, right beside it. Nothing in it ends the writing. */
export function TextBar({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { textEditing, session, viewport, toolbox, writing } = editor;
  const subject = useTextSubject(editor);
  const families = usePromise(writing.families, noFamilies);
  const view = useStore(viewport.store, (state) => state.view);
  const screen = useStore(viewport.store, (state) => state.screen);
  const pressing = useStore(toolbox.store, (state) => state.pressing);
  const segments = useMemo(
    () =>
      alignments.map(({ value, icon, label }) => ({
        value,
        label: (
          <Hint label={t(label)} side="top">
            <span className="segment-icon">
              <Icon of={icon} size={16} />
              <span className="visually-hidden">{t(label)}</span>
            </span>
          </Hint>
        ),
      })),
    [t],
  );
  if (!subject) return null;

  const { style, change, place } = subject;
  const { top, middle } = textBarPlace(place, view, screen);
  const done = (): void => {
    session.seal();
    focusWriting();
  };
  const onBlur = ({ relatedTarget }: FocusEvent): void => {
    // Nothing gets the focus while the page's colour dialog is open, or another window is in front.
    if (relatedTarget !== null && !staysInWriting(relatedTarget)) void textEditing.end();
  };
  const known = families.includes(style.family) ? families : [style.family, ...families];
  return (
    <section
      className={classNames('float', 'text-bar', pressing && 'float-aside')}
      style={{ '--middle': `${middle}px`, top } as CSSProperties}
      aria-label={t('textBar.label')}
      data-testid="text-bar"
      onBlur={onBlur}
    >
      <SelectField label={t('text.family')} value={style.family} options={known.map((value) => ({ value, label: value }))} onChange={(family) => change({ family })} onClosed={done} />
      <NumberField label={t('text.size')} className="float-field" value={style.size} unit="px" min={1} max={4096} onChange={(size) => change({ size })} onDone={session.seal} />
      <SelectField
        label={t('text.weight')}
        value={weights.find((weight) => Number(weight) === style.weight)}
        options={weights.map((value) => ({ value, label: value }))}
        onChange={(weight) => change({ weight: Number(weight) })}
        onClosed={done}
      />
      <ColourField label={t('fill.colour')} value={style.colour} onChange={(colour) => change({ colour })} onDone={done} />
      <Segmented label={t('text.align')} value={style.align} segments={segments} onChange={(align) => change({ align })} />
    </section>
  );
}
