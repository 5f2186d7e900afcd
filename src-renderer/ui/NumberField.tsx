import { useId } from 'react';
import { classNames } from './class-names';
import { shownNumber, type NumberRange } from './number-text';
import { useScrub } from './use-scrub';
import { useTypedNumber } from './use-typed-number';

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
  const shown = value === undefined ? '' : shownNumber(value, step);
  const { input, change, done } = useTypedNumber({ value, shown, unit, min, max, step, disabled, onChange, onDone });
  const scrub = useScrub({ start: () => value ?? 0, step, disabled, onMove: change, onEnd: done });

  return (
    <div className={classNames('field', props.className)}>
      <label className={classNames('field-label', !disabled && 'field-scrub')} htmlFor={id} {...scrub}>
        {label}
      </label>
      <span className={classNames('number', disabled && 'number-off')}>
        <input
          {...input}
          id={id}
          className="number-input"
          aria-valuetext={value === undefined ? undefined : `${shown}${unit === undefined ? '' : ` ${unit}`}`}
          placeholder={value === undefined ? '–' : undefined}
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
