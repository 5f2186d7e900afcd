import { Settings2 } from 'lucide-react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Panel } from '../../ui/Panel';
import { useText } from '../../ui/text';
import { AppearanceSettings } from './AppearanceSettings';
import { HintSettings } from './HintSettings';
import { PerformanceSettings } from './PerformanceSettings';

/** What is kept for every document, in a panel beside its button. Every change holds at once. */
export function SettingsPanel({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { dialogs } = editor;
  const open = useStore(dialogs.store, (state) => state.open === 'settings');
  const setOpen = (next: boolean): void => (next ? dialogs.open('settings') : dialogs.close());
  const title = t('settings.title');
  const trigger = (
    <Button look="icon" className="rail-button" aria-label={title} title={title} data-testid="settings">
      <Icon of={Settings2} />
    </Button>
  );
  return (
    <Panel open={open} label={title} trigger={trigger} side="right" className="settings" onOpenChange={setOpen}>
      <AppearanceSettings editor={editor} />
      <PerformanceSettings editor={editor} />
      <HintSettings editor={editor} />
    </Panel>
  );
}
