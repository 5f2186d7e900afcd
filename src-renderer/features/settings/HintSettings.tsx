import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { useText } from '../../ui/text';

export function HintSettings({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const hasDismissed = useStore(editor.preferences.store, (state) => state.dismissedHints.length > 0);
  return (
    <section className="settings-part" aria-labelledby="settings-hints">
      <h2 id="settings-hints" className="settings-title">
        {t('settings.hints')}
      </h2>
      <div className="field">
        <span className="field-label field-label-wide">{t(hasDismissed ? 'settings.hintsSeen' : 'settings.hintsFresh')}</span>
        <Button disabled={!hasDismissed} onClick={editor.preferences.showHintsAgain}>
          {t('settings.showHints')}
        </Button>
      </div>
    </section>
  );
}
