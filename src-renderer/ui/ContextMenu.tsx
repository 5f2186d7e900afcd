import { ContextMenu as Radix } from 'radix-ui';
import { useRef, type ReactElement, type TouchEvent } from 'react';
import { ActionItems, type MenuNode } from './ActionItems';
import { useAfterClose } from './use-after-close';

/**
 * The menu of the right button, a long press or the menu key on what it is wrapped around: one element that takes a
 * ref and event handlers. `items` is called as the menu opens, so that it can be about what is chosen by then.
 */
export function ContextMenu(props: { readonly label: string; readonly items: () => readonly MenuNode[]; readonly onOpen?: () => void; readonly children: ReactElement }) {
  const { pick, onCloseAutoFocus } = useAfterClose();
  const { items } = props;
  const isOpen = useRef(false);
  const onOpenChange = (open: boolean): void => {
    isOpen.current = open;
    if (open) props.onOpen?.();
  };
  // The finger that opened the menu goes away from what lies below it, and the click that follows would close it again.
  const onTouchEnd = (event: TouchEvent): void => {
    if (isOpen.current) event.preventDefault();
  };
  return (
    <Radix.Root modal={false} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild onTouchEnd={onTouchEnd}>
        {props.children}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="menu" aria-label={props.label} collisionPadding={8} onCloseAutoFocus={onCloseAutoFocus}>
          <LateItems items={items} pick={pick} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Rendered only while the menu is open. */
function LateItems({ items, pick }: { readonly items: () => readonly MenuNode[]; readonly pick: (run: () => void) => void }) {
  return <ActionItems parts={Radix} items={items()} pick={pick} />;
}
