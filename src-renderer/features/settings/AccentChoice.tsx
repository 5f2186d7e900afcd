import { RadioGroup } from 'radix-ui';
import { useStore } from 'zustand';
import { accents } from '../../../src-preload/contract/settings';
import type { Editor } from '../../editor/editor';
import { Hint } from '../../ui/Hint';
import { useText } from '../../ui/text';

/** The one colour that means "selected, or the next thing to do". */
export function AccentChoice({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const accent = useStore(editor.preferences.store, (state) => state.accent);
  const pick = (value: string): void => {
    const next = accents.find((candidate) => candidate === value);
    if (next) editor.preferences.change({ accent: next });
  };
  return (
    <RadioGroup.Root className="accents" aria-label={t('settings.accent')} value={accent} onValueChange={pick} orientation="horizontal">
      {accents.map((name) => (
        <Hint key={name} label={t(`accent.${name}`)}>
          <RadioGroup.Item value={name} className="accent" data-accent={name} aria-label={t(`accent.${name}`)} />
        </Hint>
      ))}
    </RadioGroup.Root>
  );
}
