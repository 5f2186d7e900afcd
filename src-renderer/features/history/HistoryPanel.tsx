import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { timelineOf } from '../../editor/undoing/timeline';
import { classNames } from '../../ui/class-names';
import { Section } from '../../ui/Section';
import { useText } from '../../ui/text';

/** Every step by name, the newest at the bottom; choosing one goes there. What was undone is dim and can be redone. */
export function HistoryPanel({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { session, smartSelect, area, undoing } = editor;
  const history = useStore(session.store, (state) => state.history);
  const hasDocument = useStore(session.store, (state) => state.document !== undefined);
  const prompts = useStore(smartSelect.store, (state) => state.changes);
  const inArea = useStore(area.store, (state) => state.steps);
  const list = useRef<HTMLOListElement>(null);
  const { moments, done } = useMemo(() => timelineOf(history, { area: inArea, prompts }), [history, inArea, prompts]);
  const labels = hasDocument ? ['history.opened', ...moments.map(({ label }) => label)] : [];

  useEffect(() => {
    const box = list.current;
    const step = box?.querySelector<HTMLElement>('[aria-current]');
    // Not scrollIntoView: that scrolls the whole panel as well.
    if (box && step) box.scrollTop = Math.max(0, step.offsetTop - box.offsetTop - box.clientHeight / 2);
  }, [done]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    undoing.travel(done + step);
    list.current?.querySelectorAll<HTMLElement>('button')[Math.max(0, Math.min(labels.length - 1, done + step))]?.focus();
  };

  return (
    <Section id="history" title={t('history.title')} note={done === 0 ? undefined : done}>
      <ol ref={list} className="steps" aria-label={t('history.title')} onKeyDown={onKeyDown} hidden={!hasDocument}>
        {labels.map((label, at) => (
          // A step has no identity but its place.
          <li key={at}>
            <button
              type="button"
              className={classNames('step', at === done && 'step-on', at > done && 'step-undone')}
              aria-current={at === done ? 'step' : undefined}
              tabIndex={at === done ? 0 : -1}
              onClick={() => undoing.travel(at)}
            >
              {t(label)}
            </button>
          </li>
        ))}
      </ol>
    </Section>
  );
}
