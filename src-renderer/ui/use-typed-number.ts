import { useRef, useState, type ComponentProps } from 'react';
import { flushSync } from 'react-dom';
import { decimalsOf, parseNumber, settle, type NumberRange } from './number-text';

export interface TypedNumberOptions extends NumberRange {
  readonly value: number | undefined;
  /** How the value stands in the field while nobody types. */
  readonly shown: string;
  readonly unit: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
  /** The gesture has ended: one undo step. */
  readonly onDone: (() => void) | undefined;
}

/**
 * What makes an input a number: arrow keys step, ten times as far with Shift; Enter and leaving keep what was typed,
 * inside the range; Escape takes back everything since the field got the focus.
 */
export function useTypedNumber(options: TypedNumberOptions): {
  readonly input: ComponentProps<'input'>;
  /** Sets a value from elsewhere, as a part of the same gesture. */
  readonly change: (next: number) => void;
  readonly done: () => void;
} {
  const { value, shown, unit, disabled, min, max, step = 1, onChange, onDone } = options;
  const [draft, setDraft] = useState<string>();
  const before = useRef<number | undefined>(undefined);
  const changed = useRef(false);

  const change = (next: number): void => {
    const settled = settle(next, options);
    if (settled === value) return;
    changed.current = true;
    onChange(settled);
  };
  const done = (): void => {
    if (changed.current) onDone?.();
    changed.current = false;
  };
  const typed = (): number | undefined => (draft === undefined ? undefined : parseNumber(draft, unit));
  const keepDraft = (): void => {
    const next = typed();
    if (next !== undefined) change(next);
    setDraft(undefined);
    done();
  };
  const input: ComponentProps<'input'> = {
    role: 'spinbutton',
    inputMode: decimalsOf(step) > 0 ? 'decimal' : 'numeric',
    'aria-valuenow': value,
    'aria-valuemin': min,
    'aria-valuemax': max,
    autoComplete: 'off',
    spellCheck: false,
    disabled,
    value: draft ?? shown,
    onFocus: (event) => {
      before.current = value;
      event.currentTarget.select();
    },
    onChange: (event) => setDraft(event.target.value),
    onKeyDown: (event) => {
      event.stopPropagation();
      const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
      if (direction !== 0) {
        event.preventDefault();
        const from = typed() ?? value ?? 0;
        setDraft(undefined);
        change(from + direction * step * (event.shiftKey ? 10 : 1));
      } else if (event.key === 'Enter') {
        // What is shown has to be there before it can be selected.
        flushSync(keepDraft);
        event.currentTarget.select();
      } else if (event.key === 'Escape') {
        setDraft(undefined);
        if (before.current !== undefined) change(before.current);
        done();
      }
    },
    onKeyUp: (event) => (event.key === 'ArrowUp' || event.key === 'ArrowDown') && done(),
    onBlur: keepDraft,
  };
  return { input, change, done };
}
