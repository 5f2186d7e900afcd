import { Popover } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';

/** A panel that belongs to the button it hangs from. */
export function Panel(props: {
  readonly open: boolean;
  readonly label: string;
  readonly trigger: ReactElement;
  readonly onOpenChange: (open: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <Popover.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Popover.Trigger asChild>{props.trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover" align="end" sideOffset={8} collisionPadding={12} aria-label={props.label}>
          {props.children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
