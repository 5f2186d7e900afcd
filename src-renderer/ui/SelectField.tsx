import { Check, ChevronDown } from 'lucide-react';
import { Select } from 'radix-ui';
import { Fragment, useId, useState } from 'react';
import { Icon } from './Icon';

export interface SelectOption<T extends string> {
  readonly value: T;
  readonly label: string;
  /** Begins a new group: a line above it. */
  readonly line?: boolean;
}

/** One of many, in a list that opens. Typing the first letters finds one. */
export function SelectField<T extends string>(props: {
  readonly label: string;
  /** Undefined: several things with different values. */
  readonly value: T | undefined;
  readonly options: readonly SelectOption<T>[];
  readonly disabled?: boolean;
  readonly onChange: (value: T) => void;
  /** The option under the pointer or the arrow keys, to be tried on; undefined when the list has closed. */
  readonly onPreview?: (value: T | undefined) => void;
  /** The list has closed: takes the focus elsewhere, which would go back to the field. */
  readonly onClosed?: () => void;
}) {
  const { label, value, options, disabled = false, onChange, onPreview, onClosed } = props;
  const id = useId();
  const pick = (picked: string): void => {
    const option = options.find((candidate) => candidate.value === picked);
    if (option) onChange(option.value);
  };
  // A list that nobody reaches for is not made: there are many fields, and one of them alone may have dozens of options.
  const [reached, setReached] = useState(false);
  const reach = (): void => setReached(true);
  // What is tried on changes `value`; the list must go on showing what was chosen, or choosing the same is no change.
  const [chosen, setChosen] = useState<{ readonly value: T | undefined }>();
  const onOpenChange = (open: boolean): void => {
    setChosen(open ? { value } : undefined);
    if (!open) onPreview?.(undefined);
  };
  const shown = chosen ? chosen.value : value;
  return (
    <div className="field">
      <span className="field-label" id={id}>
        {label}
      </span>
      <Select.Root value={shown ?? ''} onValueChange={pick} onOpenChange={onOpenChange} disabled={disabled}>
        <Select.Trigger className="select" aria-labelledby={id} onFocus={reach} onPointerEnter={reach}>
          <span className="select-value">
            <Select.Value placeholder="–">{options.find((option) => option.value === shown)?.label}</Select.Value>
          </span>
          <Select.Icon className="select-arrow">
            <Icon of={ChevronDown} size={14} />
          </Select.Icon>
        </Select.Trigger>
        {reached ? (
          <Select.Portal>
            <Select.Content
              className="menu select-list"
              position="popper"
              sideOffset={4}
              collisionPadding={8}
              align="end"
              onCloseAutoFocus={(event) => {
                if (!onClosed) return;
                event.preventDefault();
                onClosed();
              }}
            >
              <Select.Viewport>
                {options.map((option) => (
                  <Fragment key={option.value}>
                    {option.line === true ? <Select.Separator className="menu-line" /> : null}
                    <Select.Item value={option.value} className="menu-item" onFocus={() => onPreview?.(option.value)}>
                      <Select.ItemText>{option.label}</Select.ItemText>
                      <Select.ItemIndicator className="menu-check">
                        <Icon of={Check} size={15} />
                      </Select.ItemIndicator>
                    </Select.Item>
                  </Fragment>
                ))}
              </Select.Viewport>
            </Select.Content>
          </Select.Portal>
        ) : null}
      </Select.Root>
    </div>
  );
}
