import { RadioGroup } from 'radix-ui';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import type { Accent } from '../../editor/preferences/preferences';
import { Hint } from '../../ui/hints/Hint';
import { useText } from '../../ui/text';

const accents: readonly { readonly value: Accent; readonly label: string }[] = [
  { value: 'tangerine', label: 'accent.tangerine' },
  { value: 'blue', label: 'accent.blue' },
  { value: 'violet', label: 'accent.violet' },
  { value: 'green', label: 'accent.green' },
  { value: 'pink', label: 'accent.pink' },
  { value: 'graphite', label: 'accent.graphite' },
];

/** The one colour that means "selected, or the next thing to do". */
export function AccentChoice({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const accent = useStore(editor.preferences.store, (state) => state.accent);
  const pick = (value: string): void => {
    const next = accents.find((candidate) => candidate.value === value);
    if (next) editor.preferences.change({ accent: next.value });
  };
  return (
    <RadioGroup.Root className="accents" aria-label={t('settings.accent')} value={accent} onValueChange={pick} orientation="horizontal">
      {accents.map(({ value, label }) => (
        <Hint key={value} label={t(label)}>
          <RadioGroup.Item value={value} className="accent" data-accent={value} aria-label={t(label)} />
        </Hint>
      ))}
    </RadioGroup.Root>
  );
}
