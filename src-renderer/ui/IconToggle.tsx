import type { LucideIcon } from 'lucide-react';
import { Button } from './Button';
import { Hint } from './Hint';
import { Icon } from './Icon';

/** Something that is on or off, as an icon. The name says what it is, not what a press would do. */
export function IconToggle(props: {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly pressed: boolean;
  readonly shortcut?: string | undefined;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  readonly disabled?: boolean;
  readonly className?: string;
  readonly onChange: (pressed: boolean) => void;
}) {
  const { label, icon, pressed, shortcut, side, disabled = false, className, onChange } = props;
  return (
    <Hint label={label} shortcut={shortcut} side={side ?? 'bottom'}>
      <Button look="icon" aria-label={label} aria-disabled={disabled} pressed={pressed} className={className} onClick={() => disabled || onChange(!pressed)}>
        <Icon of={icon} size={16} />
      </Button>
    </Hint>
  );
}
