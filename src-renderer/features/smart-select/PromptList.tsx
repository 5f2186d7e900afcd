import { Minus, Plus, Square, X } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { effectiveSteps } from '../../editor/smart-select/steps';
import type { PromptItem } from '../../editor/smart-select/prompt-list';
import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/Icon';
import { useText, type Translate } from '../../ui/text';

function describe(t: Translate, item: PromptItem): string {
  if (item.kind === 'box') {
    const { x, y, width, height } = item.box;
    return t('prompt.box', { x, y, right: x + width, bottom: y + height });
  }
  const { x, y, positive } = item.point;
  return t(positive ? 'prompt.include' : 'prompt.exclude', { x, y });
}

const iconOf = (item: PromptItem) => (item.kind === 'box' ? Square : item.point.positive ? Plus : Minus);
const lookOf = (item: PromptItem): string => (item.kind === 'box' ? 'prompt-box' : item.point.positive ? 'prompt-include' : 'prompt-exclude');

/** What was said about the object, each with its way out: a click on it, Delete or Backspace. The arrow keys walk. */
export function PromptList({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const list = useRef<HTMLUListElement>(null);
  const steps = useStore(editor.smartSelect.store, (state) => state.steps);
  const items = effectiveSteps(steps);

  const onKeyDown = (event: KeyboardEvent, id: number): void => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = buttons.indexOf(event.currentTarget as HTMLElement);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to !== undefined) buttons[to]?.focus();
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      editor.smartSelect.remove(id);
      (buttons[at + 1] ?? buttons[at - 1])?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <ul ref={list} className={classNames('prompts', items.length === 0 && 'visually-hidden')} aria-label={t('prompt.list')} aria-live="polite">
      {items.map(({ id, prompt }) => (
        <li key={id}>
          <button
            type="button"
            className={classNames('prompt', lookOf(prompt))}
            title={t('prompt.remove')}
            onMouseDown={(event) => event.preventDefault()}
            onKeyDown={(event) => onKeyDown(event, id)}
            onClick={() => editor.smartSelect.remove(id)}
          >
            <Icon of={iconOf(prompt)} size={11} />
            <span className="visually-hidden">{describe(t, prompt)}</span>
            <span className="prompt-remove" aria-hidden>
              <Icon of={X} size={11} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
