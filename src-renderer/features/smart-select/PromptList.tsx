import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { effective, type PromptItem } from '../../editor/smart-select/prompt-list';
import { useText, type Translate } from '../../ui/text';

function describe(t: Translate, item: PromptItem): string {
  if (item.kind === 'box') {
    const { x, y, width, height } = item.box;
    return t('prompt.box', { x, y, right: x + width, bottom: y + height });
  }
  const { x, y, positive } = item.point;
  return t(positive ? 'prompt.include' : 'prompt.exclude', { x, y });
}

/** What was said about the object, for those who cannot see the marks on the photo. */
export function PromptList({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const steps = useStore(editor.smartSelect.store, (state) => state.steps);
  const items = effective(steps.map((step) => step.prompt));
  return (
    <ul className="visually-hidden" aria-label={t('prompt.list')} aria-live="polite">
      {items.map((item, index) => (
        <li key={index}>{describe(t, item)}</li>
      ))}
    </ul>
  );
}
