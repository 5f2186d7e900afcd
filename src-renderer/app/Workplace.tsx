import { useStore } from 'zustand';
import { CanvasStage } from '../canvas/CanvasStage';
import type { Editor } from '../editor/editor';
import type { LifeLine } from '../editor/life-line';
import { BackgroundProgress } from '../features/background-removal/BackgroundProgress';
import { CanvasSizeDialog } from '../features/canvas-size/CanvasSizeDialog';
import { CropBar } from '../features/crop/CropBar';
import { GuideField } from '../features/guides/GuideField';
import { ConnectionBanner } from '../features/notices/ConnectionBanner';
import { EmptyState } from '../features/opening/EmptyState';
import { RecoveryList } from '../features/recovery/RecoveryList';
import { PromptList } from '../features/smart-select/PromptList';
import { SmartSelectBar } from '../features/smart-select/SmartSelectBar';
import { TextEditor } from '../features/text-editing/TextEditor';
import { useText } from '../ui/text';

/** The middle: the photo and what floats over it, or the place to drop one. */
export function Workplace({ editor, lifeLine }: { readonly editor: Editor; readonly lifeLine: LifeLine }) {
  const t = useText();
  const { session, background, toolbox, smartSelect } = editor;
  const name = useStore(session.store, (state) => state.document?.name);
  const connecting = useStore(lifeLine.store, ({ state }) => state === 'connecting');
  const working = useStore(background.store, (state) => state.running);
  const selecting = useStore(toolbox.store, (state) => state.active === 'smart-select');
  const cropping = useStore(toolbox.store, (state) => state.active === 'crop');
  const prompting = useStore(smartSelect.store, (state) => state.steps.length > 0);
  return (
    <main className="workplace" aria-label={t('workplace.label')}>
      {name === undefined ? (
        <EmptyState editor={editor} connecting={connecting}>
          <RecoveryList editor={editor} />
        </EmptyState>
      ) : (
        <>
          <CanvasStage editor={editor} label={t('canvas.label', { name })} />
          <TextEditor editor={editor} />
          <GuideField editor={editor} />
          <CanvasSizeDialog editor={editor} />
          <RecoveryList editor={editor} floating />
          <PromptList editor={editor} />
          {working ? <BackgroundProgress editor={editor} /> : cropping ? <CropBar editor={editor} /> : selecting || prompting ? <SmartSelectBar editor={editor} /> : null}
        </>
      )}
      <ConnectionBanner lifeLine={lifeLine} />
    </main>
  );
}
