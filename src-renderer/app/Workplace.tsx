import { useStore } from 'zustand';
import { CanvasStage } from '../canvas/CanvasStage';
import type { Editor } from '../editor/editor';
import type { LifeLine } from '../editor/life-line';
import { BackgroundProgress } from '../features/background-removal/BackgroundProgress';
import { ConnectionBanner } from '../features/notices/ConnectionBanner';
import { EmptyState } from '../features/opening/EmptyState';
import { PromptList } from '../features/smart-select/PromptList';
import { SmartSelectBar } from '../features/smart-select/SmartSelectBar';
import { useText } from '../ui/text';

/** The middle: the photo and what floats over it, or the place to drop one. */
export function Workplace({ editor, lifeLine }: { readonly editor: Editor; readonly lifeLine: LifeLine }) {
  const t = useText();
  const { session, background, toolbox, smartSelect } = editor;
  const name = useStore(session.store, (state) => state.document?.name);
  const connecting = useStore(lifeLine.store, ({ state }) => state === 'connecting');
  const working = useStore(background.store, (state) => state.running);
  const selecting = useStore(toolbox.store, (state) => state.active === 'smart-select');
  const prompting = useStore(smartSelect.store, (state) => state.steps.length > 0);
  return (
    <main className="workplace" aria-label={t('workplace.label')}>
      {name === undefined ? (
        <EmptyState editor={editor} connecting={connecting} />
      ) : (
        <>
          <CanvasStage editor={editor} label={t('canvas.label', { name })} />
          <PromptList editor={editor} />
          {working ? <BackgroundProgress editor={editor} /> : selecting || prompting ? <SmartSelectBar editor={editor} /> : null}
        </>
      )}
      <ConnectionBanner lifeLine={lifeLine} />
    </main>
  );
}
