import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { ActionItems, type MenuNode } from './ActionItems';
import { Icon } from './Icon';
import { Kbd } from './Kbd';
import { useAfterClose } from './use-after-close';

/** A menu that drops from its button. */
export function Menu(props: {
  readonly trigger: ReactElement;
  readonly align?: 'start' | 'end';
  readonly side?: 'bottom' | 'right' | 'top';
  readonly children: ReactNode;
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{props.trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align={props.align ?? 'start'} side={props.side ?? 'bottom'} sideOffset={6} collisionPadding={8}>
          {props.children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export function MenuItem(props: {
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}) {
  return (
    <DropdownMenu.Item className="menu-item" disabled={props.disabled ?? false} onSelect={props.onSelect}>
      <span className="menu-text">{props.label}</span>
      {props.shortcut === undefined ? null : <Kbd>{props.shortcut}</Kbd>}
    </DropdownMenu.Item>
  );
}

export interface MenuChoice<T extends string> {
  readonly value: T;
  readonly label: string;
}

export function MenuChoices<T extends string>(props: {
  readonly title: string;
  readonly value: T | undefined;
  readonly choices: readonly MenuChoice<T>[];
  readonly onChange: (value: T) => void;
}) {
  const pick = (value: string): void => {
    const choice = props.choices.find((candidate) => candidate.value === value);
    if (choice) props.onChange(choice.value);
  };
  return (
    <DropdownMenu.RadioGroup value={props.value ?? ''} onValueChange={pick}>
      <DropdownMenu.Label className="menu-title">{props.title}</DropdownMenu.Label>
      {props.choices.map(({ value, label }) => (
        <DropdownMenu.RadioItem key={value} value={value} className="menu-item">
          <span className="menu-text">{label}</span>
          <DropdownMenu.ItemIndicator className="menu-check">
            <Icon of={Check} size={15} />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export function MenuLine() {
  return <DropdownMenu.Separator className="menu-line" />;
}

/** A menu whose items are actions, with sub-menus. What was picked runs once the focus is back where it was. */
export function ActionMenu(props: {
  readonly trigger: ReactElement;
  readonly items: () => readonly MenuNode[];
  readonly align?: 'start' | 'end';
  readonly side?: 'bottom' | 'right' | 'top';
}) {
  const { pick, onCloseAutoFocus } = useAfterClose();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{props.trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align={props.align ?? 'start'}
          side={props.side ?? 'bottom'}
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={onCloseAutoFocus}
        >
          <LateItems items={props.items} pick={pick} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Rendered only while the menu is open, so that it shows what can be done then. */
function LateItems({ items, pick }: { readonly items: () => readonly MenuNode[]; readonly pick: (run: () => void) => void }) {
  return <ActionItems parts={DropdownMenu} items={items()} pick={pick} />;
}
