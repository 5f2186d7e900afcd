import { useStore } from 'zustand';
import { CanvasStage } from '../canvas/CanvasStage';
import type { Editor } from '../editor/editor';
import type { LifeLine } from '../editor/life-line';
import { CanvasSizeDialog } from '../features/canvas-size/CanvasSizeDialog';
import { GuideField } from '../features/guides/GuideField';
import { ConnectionBanner } from '../features/notices/ConnectionBanner';
import { ReadOnlyBanner } from '../features/notices/ReadOnlyBanner';
import { EmptyState } from '../features/opening/EmptyState';
import { OpeningBanner } from '../features/opening/OpeningBanner';
import { RecoveryList } from '../features/recovery/RecoveryList';
import { TextEditor } from '../features/text-editing/TextEditor';
import { useText } from '../ui/text';
import { FloatingBar } from './FloatingBar';

/** The middle: the photo and what floats over it, or the place to drop one. */
export function Workplace({ editor, lifeLine }: { readonly editor: Editor; readonly lifeLine: LifeLine }) {
  const t = useText();
  const { session } = editor;
  const name = useStore(session.store, (state) => state.document?.name);
  const awaited = useStore(editor.opener.store, ({ reading }) => reading);
  const connecting = useStore(lifeLine.store, ({ state }) => state === 'connecting');
  return (
    <main className="workplace" aria-label={t('workplace.label')}>
      {name === undefined && !awaited ? null : <CanvasStage editor={editor} label={t('canvas.label', { name: name ?? '' })} help={t('canvas.help')} />}
      {name === undefined ? (
        <EmptyState editor={editor} connecting={connecting}>
          <RecoveryList editor={editor} />
        </EmptyState>
      ) : (
        <>
          <TextEditor editor={editor} />
          <GuideField editor={editor} />
          <CanvasSizeDialog editor={editor} />
          <RecoveryList editor={editor} floating />
          <FloatingBar editor={editor} />
          <ReadOnlyBanner editor={editor} />
          <OpeningBanner editor={editor} />
        </>
      )}
      <ConnectionBanner lifeLine={lifeLine} />
    </main>
  );
}
