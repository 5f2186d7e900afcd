import { RemoveBackground } from '../features/background-removal/RemoveBackground';
import { CommandField } from '../features/commands/CommandField';
import { DocumentBar } from '../features/document-bar/DocumentBar';
import { ExportButton } from '../features/export/ExportButton';
import { UndoRedo } from '../features/history/UndoRedo';
import type { Editor } from '../editor/editor';
import { Logo } from './Logo';
import { SideToggle } from './SideToggle';

export function TopBar({ editor }: { readonly editor: Editor }) {
  return (
    <header className="top">
      <div className="top-start">
        <Logo editor={editor} />
        <DocumentBar editor={editor} />
        <UndoRedo editor={editor} />
      </div>
      <CommandField editor={editor} />
      <div className="top-end">
        <RemoveBackground editor={editor} />
        <ExportButton editor={editor} />
        <SideToggle editor={editor} />
      </div>
    </header>
  );
}
