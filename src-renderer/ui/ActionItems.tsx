import { ChevronRight } from 'lucide-react';
import type { ContextMenu, DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import type { ActionLike } from './ActionButton';
import { Icon } from './Icon';
import { Kbd } from './Kbd';
import { useText } from './text';

/** A line, an action, or more of them under a name. */
export type MenuNode = 'line' | ActionLike | { readonly label: string; readonly items: readonly MenuNode[] };

/** The parts that a drop-down menu and a context menu have in common. */
export type MenuParts = Pick<typeof DropdownMenu, MenuPart> | Pick<typeof ContextMenu, MenuPart>;
type MenuPart = 'Item' | 'Separator' | 'Sub' | 'SubTrigger' | 'SubContent' | 'Portal';

/** The items of a menu. What cannot be done now is there and grey, so that everything keeps its place. */
export function ActionItems(props: { readonly parts: MenuParts; readonly items: readonly MenuNode[]; readonly pick: (run: () => void) => void }): ReactNode {
  const t = useText();
  const { parts: Parts, items, pick } = props;
  return items.map((item, index) => {
    if (item === 'line') return <Parts.Separator key={index} className="menu-line" />;
    if ('items' in item) {
      return (
        <Parts.Sub key={item.label}>
          <Parts.SubTrigger className="menu-item" disabled={item.items.length === 0}>
            <span className="menu-text">{t(item.label)}</span>
            <span className="menu-more">
              <Icon of={ChevronRight} size={14} />
            </span>
          </Parts.SubTrigger>
          <Parts.Portal>
            <Parts.SubContent className="menu" sideOffset={4} alignOffset={-5} collisionPadding={8}>
              <ActionItems parts={Parts} items={item.items} pick={pick} />
            </Parts.SubContent>
          </Parts.Portal>
        </Parts.Sub>
      );
    }
    return (
      <Parts.Item key={item.label} className="menu-item" disabled={!item.enabled()} onSelect={() => pick(item.run)}>
        <span className="menu-text">{t(item.label)}</span>
        {item.shortcut === undefined ? null : <Kbd>{item.shortcut}</Kbd>}
      </Parts.Item>
    );
  });
}
