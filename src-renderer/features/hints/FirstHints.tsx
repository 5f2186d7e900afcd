import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { useText } from '../../ui/text';
import { useCurrentHint } from './use-current-hint';
import { usePlace } from './use-place';

/** One small card at a time beside what it explains. The pointer goes through it; only its button takes a press. */
export function FirstHints({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { preferences, commands } = editor;
  const isAsked = useStore(editor.recovery.store, ({ found }) => found.length > 0);
  const fitting = useCurrentHint(editor);
  // It would lie over the question.
  const hint = isAsked ? undefined : fitting;
  const [card, setCard] = useState<HTMLElement | null>(null);
  const place = usePlace(card, hint);
  const undo = commands.action('edit.undo').shortcut ?? '';

  useEffect(() => {
    if (!hint) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof Element && event.target.closest('input, textarea, [role="dialog"], [role="menu"]') !== null;
      // Escape first ends what a command or a dialog would end with it.
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping || commands.forKey(event)) return;
      preferences.dismissHint(hint.id);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [hint, commands, preferences]);

  return (
    <div role="status" className="first-hints">
      {hint ? (
        <div ref={setCard} key={hint.id} className="first-hint" data-testid="first-hint" data-side={hint.side} style={place ?? { visibility: 'hidden' }}>
          <p>{t(hint.text, { undo })}</p>
          <Button look="icon" className="first-hint-close" aria-label={t('hint.dismiss')} onClick={() => preferences.dismissHint(hint.id)}>
            <Icon of={X} size={14} />
          </Button>
        </div>
      ) : null}
    </div>
  );
}
