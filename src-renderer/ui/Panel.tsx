import { Popover } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names';

/** A panel that belongs to the button it hangs from. */
export function Panel(props: {
  readonly open: boolean;
  readonly label: string;
  readonly trigger: ReactElement;
  /** Which side of the button it opens on; below when left out. */
  readonly side?: 'bottom' | 'right';
  readonly className?: string;
  readonly onOpenChange: (open: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <Popover.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Popover.Trigger asChild>{props.trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={classNames('popover', props.className)}
          side={props.side ?? 'bottom'}
          align="end"
          sideOffset={8}
          collisionPadding={12}
          aria-label={props.label}
          // The panel itself takes the focus: a ring around its first control would look like a choice.
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
        >
          {props.children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
