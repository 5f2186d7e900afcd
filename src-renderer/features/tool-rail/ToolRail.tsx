import { CircleQuestionMark, Hand, MousePointerClick, Search, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { CommandId } from '../../editor/commands/command';
import type { Editor } from '../../editor/editor';
import type { ToolId } from '../../editor/tools/tool';
import { toolInHand } from '../../editor/tools/toolbox';
import { ActionButton } from '../../ui/ActionButton';
import { useText } from '../../ui/text';

const tools: readonly { readonly tool: ToolId; readonly command: CommandId; readonly icon: LucideIcon }[] = [
  { tool: 'smart-select', command: 'tool.smartSelect', icon: MousePointerClick },
  { tool: 'hand', command: 'tool.hand', icon: Hand },
  { tool: 'zoom', command: 'tool.zoom', icon: Search },
];

export function ToolRail({ editor, children }: { readonly editor: Editor; readonly children: ReactNode }) {
  const t = useText();
  const inHand = useStore(editor.toolbox.store, toolInHand);
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      <div className="rail-group" role="toolbar" aria-label={t('rail.tools')} aria-orientation="vertical">
        {tools.map(({ tool, command, icon }) => (
          <ActionButton key={tool} action={editor.commands.action(command)} icon={icon} side="right" pressed={tool === inHand} className="rail-button" />
        ))}
      </div>
      <div className="rail-group">
        {children}
        <ActionButton action={editor.commands.action('help.shortcuts')} icon={CircleQuestionMark} side="right" className="rail-button" />
      </div>
    </nav>
  );
}
