import { CircleQuestionMark } from 'lucide-react';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { toolInHand } from '../../editor/tools/toolbox';
import { ActionButton } from '../../ui/ActionButton';
import { useText } from '../../ui/text';
import { toolGroups } from './tools';

/** The tools that there are commands for, in their groups; the arrow keys walk through them. */
export function ToolRail({ editor, children }: { readonly editor: Editor; readonly children: ReactNode }) {
  const t = useText();
  const { commands, toolbox } = editor;
  const inHand = useStore(toolbox.store, toolInHand);
  const bar = useRef<HTMLDivElement>(null);
  const groups = toolGroups.map((group) => group.filter(({ command }) => commands.all.some(({ id }) => id === command))).filter((group) => group.length > 0);

  const onKeyDown = (event: KeyboardEvent): void => {
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    buttons[(to + buttons.length) % buttons.length]?.focus();
  };
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      <div ref={bar} className="rail-tools" role="toolbar" aria-label={t('rail.tools')} aria-orientation="vertical" onKeyDown={onKeyDown}>
        {groups.map((group, index) => (
          <div key={index} className="rail-group">
            {group.map(({ tool, command, icon }) => (
              <ActionButton
                key={tool}
                action={commands.action(command)}
                icon={icon}
                side="right"
                pressed={tool === inHand}
                className="rail-button"
                tabIndex={tool === inHand ? 0 : -1}
              />
            ))}
          </div>
        ))}
      </div>
      <div className="rail-group">
        {children}
        <ActionButton action={commands.action('help.shortcuts')} icon={CircleQuestionMark} side="right" className="rail-button" />
      </div>
    </nav>
  );
}
