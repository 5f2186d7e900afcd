import { useStore } from 'zustand';
import { RemoveBackground } from '../features/background-removal/RemoveBackground';
import { BatchButton } from '../features/batch/BatchButton';
import { CommandField } from '../features/commands/CommandField';
import { DocumentBar } from '../features/document-bar/DocumentBar';
import { ExportButton } from '../features/export/ExportButton';
import { UndoRedo } from '../features/history/UndoRedo';
import type { Editor } from '../editor/editor';
import { Logo } from './Logo';
import { SideToggle } from './SideToggle';

/** While photos are annotated, what is done with one cut-out makes room for the bar below. */
export function TopBar({ editor }: { readonly editor: Editor }) {
  const annotating = useStore(editor.annotating.store, (state) => state.photos.length > 0);
  return (
    <header className="top">
      <div className="top-start">
        <Logo editor={editor} />
        <DocumentBar editor={editor} />
        <UndoRedo editor={editor} />
      </div>
      <CommandField editor={editor} />
      <div className="top-end">
        {annotating ? null : <RemoveBackground editor={editor} />}
        {annotating ? null : <BatchButton editor={editor} />}
        {annotating ? null : <ExportButton editor={editor} />}
        <SideToggle editor={editor} />
      </div>
    </header>
  );
}
