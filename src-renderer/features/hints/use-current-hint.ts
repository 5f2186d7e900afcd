import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import type { Editor } from '../../editor/editor';
import { hasItsTool, hintFor, type FirstHint } from './first-hints';

/** The hint that fits now. One whose moment has passed was understood: it does not come back. */
export function useCurrentHint(editor: Editor): FirstHint | undefined {
  const { commands, toolbox, preferences } = editor;
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [commands.subscribe(listener), toolbox.store.subscribe(listener), preferences.store.subscribe(listener)];
      return () => stops.forEach((stop) => stop());
    },
    [commands, toolbox, preferences],
  );
  const hint = useSyncExternalStore(subscribe, () => hintFor(editor));
  const shown = useRef<{ readonly hint: FirstHint; readonly document: string | undefined }>(undefined);
  useEffect(() => {
    const document = editor.session.store.getState().document?.id;
    const before = shown.current;
    shown.current = hint && { hint, document };
    // Another document or another tool only puts it off.
    const hasPassed = before && before.hint !== hint && before.document === document && hasItsTool(before.hint, editor);
    if (hasPassed) preferences.dismissHint(before.hint.id);
  }, [hint, editor, preferences]);
  return hint;
}
