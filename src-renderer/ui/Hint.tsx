import { Tooltip } from 'radix-ui';
import type { ReactElement } from 'react';
import { Kbd } from './Kbd';

/** A tooltip: the name of a control and its key. Opens after 500 ms. */
export function Hint(props: {
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  readonly children: ReactElement;
}) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{props.children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content className="hint" side={props.side ?? 'bottom'} sideOffset={6} collisionPadding={8}>
          {props.label}
          {props.shortcut === undefined ? null : <Kbd>{props.shortcut}</Kbd>}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}

export const HintDelay = Tooltip.Provider;
