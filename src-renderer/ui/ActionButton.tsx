import type { LucideIcon } from 'lucide-react';
import { useSyncExternalStore, type ReactNode } from 'react';
import { Button, type ButtonProps } from './Button';
import { Hint } from './hints/Hint';
import { Icon } from './Icon';
import { useText } from './text';

/** Something that can be done, or not now. */
export interface ActionLike {
  readonly label: string;
  readonly shortcut: string | undefined;
  readonly enabled: () => boolean;
  readonly run: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A button that is nothing but an action: its name, key, and whether it can be pressed come from there. */
export function ActionButton(props: {
  readonly action: ActionLike;
  readonly icon?: LucideIcon;
  readonly look?: ButtonProps['look'];
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  readonly pressed?: boolean;
  readonly className?: string | undefined;
  readonly tabIndex?: number;
  readonly children?: ReactNode;
}) {
  const t = useText();
  const { action, icon, look, side, pressed, className, tabIndex, children } = props;
  const enabled = useSyncExternalStore(action.subscribe, action.enabled);
  const shortcut = useSyncExternalStore(action.subscribe, () => action.shortcut);
  const label = t(action.label);
  return (
    <Hint label={label} shortcut={shortcut} side={side ?? 'bottom'}>
      <Button
        look={look ?? (children === undefined ? 'icon' : 'outline')}
        aria-label={children === undefined ? label : undefined}
        pressed={pressed}
        tabIndex={tabIndex}
        // A disabled button gets no pointer events, and its tooltip is what would say why.
        aria-disabled={!enabled}
        className={className}
        onClick={action.run}
      >
        {icon ? <Icon of={icon} /> : null}
        {children}
      </Button>
    </Hint>
  );
}
