import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { classNames } from './class-names';
import { decimalsOf, parseNumber, settle, shownNumber, type NumberRange } from './number-text';
import { useScrub } from './use-scrub';

export interface NumberFieldProps extends NumberRange {
  readonly label: string;
  /** Undefined: several things with different values. The field is empty then, and takes one for all. */
  readonly value: number | undefined;
  /** Shown behind the number, such as `px`, `%` or `°`. */
  readonly unit?: string;
  readonly disabled?: boolean;
  readonly className?: string;
  /** Every value on the way: arrow keys, scrubbing, and what was typed once Enter or leaving the field confirms it. */
  readonly onChange: (value: number) => void;
  /** The gesture has ended: one undo step. */
  readonly onDone?: () => void;
}

/**
 * A number with its name in front. Arrow keys step, ten times as far with Shift; dragging the name scrubs; Enter and
 * leaving keep what was typed, and Escape takes back everything since the field got the focus.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, value, unit, min, max, step = 1, disabled = false, onChange, onDone } = props;
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const before = useRef<number | undefined>(undefined);
  const changed = useRef(false);

  const change = (next: number): void => {
    const settled = settle(next, props);
    if (settled === value) return;
    changed.current = true;
    onChange(settled);
  };
  const done = (): void => {
    if (changed.current) onDone?.();
    changed.current = false;
  };
  const keepDraft = (): void => {
    const typed = draft === undefined ? undefined : parseNumber(draft, unit);
    if (typed !== undefined) change(typed);
    setDraft(undefined);
    done();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation();
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction !== 0) {
      event.preventDefault();
      const from = (draft === undefined ? undefined : parseNumber(draft, unit)) ?? value ?? 0;
      setDraft(undefined);
      change(from + direction * step * (event.shiftKey ? 10 : 1));
    } else if (event.key === 'Enter') {
      keepDraft();
      event.currentTarget.select();
    } else if (event.key === 'Escape') {
      setDraft(undefined);
      if (before.current !== undefined) change(before.current);
      done();
    }
  };
  const scrub = useScrub({ start: () => value ?? 0, step, disabled, onMove: change, onEnd: done });

  return (
    <div className={classNames('field', props.className)}>
      <label className={classNames('field-label', !disabled && 'field-scrub')} htmlFor={id} {...scrub}>
        {label}
      </label>
      <span className={classNames('number', disabled && 'number-off')}>
        <input
          id={id}
          className="number-input"
          role="spinbutton"
          inputMode={decimalsOf(step) > 0 ? 'decimal' : 'numeric'}
          aria-valuenow={value}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-valuetext={value === undefined ? undefined : `${shownNumber(value, step)}${unit === undefined ? '' : ` ${unit}`}`}
          autoComplete="off"
          spellCheck={false}
          disabled={disabled}
          value={draft ?? (value === undefined ? '' : shownNumber(value, step))}
          placeholder={value === undefined ? '–' : undefined}
          onFocus={(event) => {
            before.current = value;
            event.currentTarget.select();
          }}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={onKeyDown}
          onKeyUp={(event) => (event.key === 'ArrowUp' || event.key === 'ArrowDown') && done()}
          onBlur={keepDraft}
        />
        {unit === undefined ? null : (
          <span className="number-unit" aria-hidden>
            {unit}
          </span>
        )}
      </span>
    </div>
  );
}
