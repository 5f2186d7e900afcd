import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceAround,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceAround,
  type LucideIcon,
} from 'lucide-react';
import type { CommandId } from '../../editor/commands/command';
import type { Editor } from '../../editor/editor';
import { ActionButton } from '../../ui/ActionButton';
import { useText } from '../../ui/text';

const aligning: readonly (readonly [id: CommandId, icon: LucideIcon])[] = [
  ['layer.alignLeft', AlignStartVertical],
  ['layer.alignCentre', AlignCenterVertical],
  ['layer.alignRight', AlignEndVertical],
  ['layer.alignTop', AlignStartHorizontal],
  ['layer.alignMiddle', AlignCenterHorizontal],
  ['layer.alignBottom', AlignEndHorizontal],
];
const spreading: readonly (readonly [id: CommandId, icon: LucideIcon])[] = [
  ['layer.distributeAcross', AlignHorizontalSpaceAround],
  ['layer.distributeDown', AlignVerticalSpaceAround],
];

export function AlignRow({ editor, several }: { readonly editor: Editor; readonly several: boolean }) {
  const t = useText();
  return (
    <div className="button-row align-row" role="toolbar" aria-label={t('properties.align')}>
      {[...aligning, ...(several ? spreading : [])].map(([id, icon]) => (
        <ActionButton key={id} action={editor.commands.action(id)} icon={icon} />
      ))}
    </div>
  );
}
