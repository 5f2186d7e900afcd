import { Images } from 'lucide-react';
import { useStore } from 'zustand';
import { tallyOf } from '../../editor/batch/batch-items';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { Hint } from '../../ui/hints/Hint';
import { Icon } from '../../ui/Icon';
import { useText } from '../../ui/text';

/** Opens the batch window, and says how far a batch is that goes on behind it. */
export function BatchButton({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { phase, items } = useStore(editor.batch.store);
  const action = editor.commands.action('file.batch');
  const { total, finished, failed } = tallyOf(items);
  const label = phase === 'idle' ? t('batch.button') : t('batch.buttonRunning', { done: finished + failed, total });
  return (
    <Hint label={t(action.label)} shortcut={action.shortcut}>
      <Button look="plain" onClick={action.run} data-testid="batch-button">
        <Icon of={Images} size={16} />
        {label}
      </Button>
    </Hint>
  );
}
