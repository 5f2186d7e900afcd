import { SquareMinus, SquarePlus, SquareSquare, SquaresIntersect, type LucideIcon } from 'lucide-react';
import { useStore } from 'zustand';
import type { AreaMode } from '../../editor/area/area';
import type { Editor } from '../../editor/editor';
import { Hint } from '../../ui/hints/Hint';
import { Icon } from '../../ui/Icon';
import { Segmented } from '../../ui/Segmented';
import { useText } from '../../ui/text';

const modes: readonly { readonly value: AreaMode; readonly icon: LucideIcon; readonly label: string; readonly key: string | undefined }[] = [
  { value: 'new', icon: SquareSquare, label: 'area.modeNew', key: undefined },
  { value: 'add', icon: SquarePlus, label: 'area.modeAdd', key: 'Shift' },
  { value: 'subtract', icon: SquareMinus, label: 'area.modeSubtract', key: 'Alt' },
  { value: 'intersect', icon: SquaresIntersect, label: 'area.modeIntersect', key: 'Shift+Alt' },
];

/** How what is drawn next joins what is selected. */
export function ModeChoice({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const mode = useStore(editor.area.store, (state) => state.mode);
  const segments = modes.map(({ value, icon, label, key }) => ({
    value,
    label: (
      <Hint label={t(label)} shortcut={key} side="top">
        <span className="segment-icon">
          <Icon of={icon} size={16} />
          <span className="visually-hidden">{t(label)}</span>
        </span>
      </Hint>
    ),
  }));
  return <Segmented label={t('area.mode')} value={mode} segments={segments} onChange={editor.area.setMode} />;
}
