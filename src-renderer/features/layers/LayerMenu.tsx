import type { MouseEvent, ReactElement } from 'react';
import type { CommandId } from '../../editor/commands/command';
import type { Editor } from '../../editor/editor';
import { ContextMenu } from '../../ui/ContextMenu';
import { useText } from '../../ui/text';

const groups: readonly (readonly CommandId[])[] = [
  ['layer.rename', 'layer.duplicate', 'layer.delete'],
  ['select.reopen', 'refine.layer'],
  ['layer.group', 'layer.ungroup', 'layer.clip'],
  ['layer.merge', 'layer.flatten', 'layer.copyPng'],
  ['layer.top', 'layer.up', 'layer.down', 'layer.bottom'],
  ['layer.toggleVisible', 'layer.toggleLocked'],
];

/** What can be done with the chosen layers, under the right button. A row that is not chosen is chosen first. */
export function LayerMenu({ editor, children }: { readonly editor: Editor; readonly children: ReactElement }) {
  const t = useText();
  const choose = (event: MouseEvent): void => {
    const id = event.target instanceof Element ? event.target.closest<HTMLElement>('.layer')?.dataset['layerId'] : undefined;
    if (id !== undefined && !editor.selection.has(id)) editor.selection.select(id);
  };
  return (
    <div className="layer-menu" onContextMenuCapture={choose}>
      <ContextMenu label={t('layers.title')} items={() => groups.flatMap((ids, i) => [...(i > 0 ? (['line'] as const) : []), ...ids.map((id) => editor.commands.action(id))])}>
        {children}
      </ContextMenu>
    </div>
  );
}
