import { Plus, X } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { annotationClassRange } from '../../../src-preload/contract/settings';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { useText } from '../../ui/text';
import { ClassKey } from './ClassKey';

/** One class, to be renamed or taken out of the list. */
function ClassRow({ editor, index, name }: { readonly editor: Editor; readonly index: number; readonly name: string }) {
  const t = useText();
  const { annotating, classes } = editor;
  const keep = (field: HTMLInputElement): void => {
    if (!annotating.renameClass(index, field.value)) field.value = name;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') keep(event.currentTarget);
    if (event.key === 'Escape') event.currentTarget.value = name;
  };
  return (
    <li className="class-row">
      <ClassKey index={index} />
      <input
        className="text-field"
        aria-label={t('annotate.className', { number: index + 1 })}
        defaultValue={name}
        maxLength={annotationClassRange.longest}
        spellCheck={false}
        onKeyDown={onKeyDown}
        onBlur={(event) => keep(event.currentTarget)}
      />
      <Button look="icon" aria-label={t('annotate.removeClass', { name })} title={t('annotate.removeClassWord')} onClick={() => classes.remove(index)}>
        <Icon of={X} size={15} />
      </Button>
    </li>
  );
}

/** Which classes there are. */
export function ClassesPanel({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { classes, preferences } = editor;
  const names = useStore(preferences.store, (state) => state.annotationClasses);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    // The panel takes the focus as it opens; typing is what it was opened for.
    const waiting = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(waiting);
  }, []);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    classes.add(typed);
    setTyped('');
  };
  return (
    <div className="classes">
      <h2 className="popover-title">{t('annotate.classes')}</h2>
      {names.length === 0 ? (
        <p className="classes-none">{t('annotate.classesHint')}</p>
      ) : (
        <ul className="class-list">
          {names.map((name, index) => (
            <ClassRow key={name} editor={editor} index={index} name={name} />
          ))}
        </ul>
      )}
      <form className="class-row" onSubmit={add}>
        <ClassKey index={names.length} />
        <input
          ref={field}
          className="text-field"
          aria-label={t('annotate.addClass')}
          placeholder={t('annotate.addClassHint')}
          value={typed}
          maxLength={annotationClassRange.longest}
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button look="icon" type="submit" aria-label={t('annotate.addClass')} title={t('annotate.addClass')} disabled={typed.trim() === ''}>
          <Icon of={Plus} size={16} />
        </Button>
      </form>
    </div>
  );
}
