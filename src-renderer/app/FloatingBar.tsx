import { useStore } from 'zustand';
import type { Editor } from '../editor/editor';
import { BackgroundProgress } from '../features/background-removal/BackgroundProgress';
import { CropBar } from '../features/crop/CropBar';
import { EyedropperBar } from '../features/eyedropper/EyedropperBar';
import { AreaBar } from '../features/mask-tools/AreaBar';
import { BrushBar } from '../features/mask-tools/BrushBar';
import { ObjectsBar } from '../features/objects/ObjectsBar';
import { RefineBar } from '../features/refine/RefineBar';
import { SmartSelectBar } from '../features/smart-select/SmartSelectBar';
import { TextBar } from '../features/text-editing/TextBar';

/** The one bar that says what can be done now: what is under way first, then what is selected, then the tool in hand. */
export function FloatingBar({ editor }: { readonly editor: Editor }) {
  const { background, toolbox, smartSelect, area, objects, selection, textEditing, refining } = editor;
  const working = useStore(background.store, (state) => state.running);
  const tool = useStore(toolbox.store, (state) => state.active);
  const finding = useStore(objects.store, (state) => state.phase !== 'off');
  const prompting = useStore(smartSelect.store, (state) => state.steps.length > 0);
  const selected = useStore(area.store, (state) => state.area !== undefined);
  const writing = useStore(textEditing.store, (state) => state.editing !== undefined);
  const onText = useStore(selection.store, () => selection.current()?.kind === 'text');
  const refined = useStore(refining.store, (state) => state.subject !== undefined);
  if (refined) return <RefineBar editor={editor} />;
  if (working) return <BackgroundProgress editor={editor} />;
  if (tool === 'crop') return <CropBar editor={editor} />;
  if (finding) return <ObjectsBar editor={editor} />;
  if (tool === 'brush' || tool === 'eraser') return <BrushBar editor={editor} />;
  if (writing || (tool === 'text' && onText)) return <TextBar editor={editor} />;
  if (tool === 'eyedropper') return <EyedropperBar editor={editor} />;
  if (prompting) return <SmartSelectBar editor={editor} />;
  if (selected || tool === 'lasso' || tool === 'marquee' || tool === 'wand') return <AreaBar editor={editor} />;
  return tool === 'smart-select' ? <SmartSelectBar editor={editor} /> : null;
}
