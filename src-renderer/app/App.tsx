import { useStore } from 'zustand';
import type { Editor } from '../editor/editor';
import type { LifeLine } from '../editor/life-line';
import type { PickedFile } from '../editor/ports';
import { AnnotateBar } from '../features/annotating/AnnotateBar';
import { LeaveAnnotating } from '../features/annotating/LeaveAnnotating';
import { BatchWindow } from '../features/batch/BatchWindow';
import { MendBar } from '../features/batch/MendBar';
import { ExportAssets } from '../features/export/outputs/ExportAssets';
import { DropTarget } from '../features/opening/DropTarget';
import { classNames } from '../ui/class-names';
import { HintLayer } from '../ui/hints/HintLayer';
import { SectionsProvider } from '../ui/sections';
import { TextProvider } from '../ui/text';
import { CommandPalette } from '../features/commands/CommandPalette';
import { ShortcutList } from '../features/commands/ShortcutList';
import { ToastList } from '../features/notices/ToastList';
import { CloseUnsaved } from '../features/saving/CloseUnsaved';
import { FirstHints } from '../features/hints/FirstHints';
import { SettingsPanel } from '../features/settings/SettingsPanel';
import { StatusBar } from '../features/status-bar/StatusBar';
import { ToolRail } from '../features/tool-rail/ToolRail';
import { useAppearance } from './appearance/use-appearance';
import { useSections } from './appearance/use-sections';
import { useIncomingFiles } from './files/use-incoming-files';
import { useLanguage } from './locale/use-language';
import type { Texts } from './locale/texts';
import { SidePanel } from './SidePanel';
import { TopBar } from './TopBar';
import { useKeyboard } from './use-keyboard';
import { usePlaces } from './use-places';
import { useTitle } from './use-title';
import { Workplace } from './Workplace';

export function App(props: {
  readonly editor: Editor;
  readonly lifeLine: LifeLine;
  readonly texts: Texts;
  readonly asPicked: (file: File) => PickedFile;
}) {
  const { editor, lifeLine, texts } = props;
  const translate = useLanguage(texts, editor.preferences);
  const dragging = useIncomingFiles(editor, props.asPicked);
  const hasDocument = useStore(editor.session.store, (state) => state.document !== undefined);
  // The canvas and the panels are made while the engine reads the file.
  const awaited = useStore(editor.opener.store, ({ reading }) => reading);
  const sideHidden = useStore(editor.preferences.store, (state) => state.sideHidden);
  const refined = useStore(editor.refining.store, (state) => state.subject !== undefined);
  const annotating = useStore(editor.annotating.store, (state) => state.photos.length > 0);
  const mending = useStore(editor.mending.store, (state) => state.of !== undefined);
  const sections = useSections(editor.preferences);
  useAppearance(editor.preferences);
  useKeyboard(editor);
  usePlaces();
  useTitle(editor);
  return (
    <TextProvider value={translate}>
      <div className={classNames('shell', (annotating || mending) && 'shell-work-bar')}>
        <TopBar editor={editor} />
        <AnnotateBar editor={editor} />
        <MendBar editor={editor} />
        <ToolRail editor={editor}>
          <SettingsPanel editor={editor} />
        </ToolRail>
        <Workplace editor={editor} lifeLine={lifeLine} />
        {(hasDocument || awaited) && (!sideHidden || refined) ? (
          <SectionsProvider value={sections}>
            <SidePanel editor={editor} />
          </SectionsProvider>
        ) : null}
        <StatusBar editor={editor} lifeLine={lifeLine} />
      </div>
      <FirstHints editor={editor} />
      <ToastList editor={editor} />
      <CommandPalette editor={editor} />
      <ShortcutList editor={editor} />
      <CloseUnsaved editor={editor} />
      <LeaveAnnotating editor={editor} />
      <ExportAssets editor={editor} />
      <BatchWindow editor={editor} />
      <DropTarget visible={dragging} />
      <HintLayer />
    </TextProvider>
  );
}
