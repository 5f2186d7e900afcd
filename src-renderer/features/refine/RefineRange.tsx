import { Slider } from 'radix-ui';
import { useId, type KeyboardEvent } from 'react';
import { classNames } from '../../ui/class-names';
import { shownNumber } from '../../ui/number-text';
import { useTypedNumber } from '../../ui/use-typed-number';
import { useText } from '../../ui/text';
import type { Scale } from './scales';

const directions: Readonly<Record<string, 1 | -1 | undefined>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

export interface RefineRangeProps {
  readonly label: string;
  readonly value: number;
  /** Where a double-click on name or thumb leads. */
  readonly initial: number;
  readonly scale: Scale;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit: string;
  /** What is shown and typed is the value times this. */
  readonly factor?: number;
  /** In place of the number, where a value has a name. */
  readonly named?: string | undefined;
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
  readonly onDone: () => void;
}

/** A slider on a scale of its own, with a number that can be typed. A double-click, or Delete on the thumb, resets it. */
export function RefineRange(props: RefineRangeProps) {
  const t = useText();
  const { label, value, initial, scale, min, max, step, unit, factor = 1, named, disabled = false, onChange, onDone } = props;
  const id = useId();
  const shown = named ?? `${shownNumber(value * factor, step)} ${unit}`;
  const typed = { value: value * factor, shown, unit, min: min * factor, max: max * factor, step, disabled };
  const { input } = useTypedNumber({ ...typed, onChange: (next) => onChange(next / factor), onDone });
  const percentOf = (place: number): number => ((place - scale.first) / (scale.last - scale.first)) * 100;
  const here = percentOf(scale.toPlace(value));
  const zero = percentOf(Math.max(scale.first, 0));
  const reset = (): void => {
    onChange(initial);
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = directions[event.key];
    if (event.key === 'Delete' || event.key === 'Backspace') reset();
    else if (direction !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) onChange(scale.nudge(value, direction, event.shiftKey));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classNames('field', 'refine-range', disabled && 'refine-off')}>
      <span className={classNames('field-label', value !== initial && 'refine-changed')} id={id} title={t('refine.resetHint')} onDoubleClick={disabled ? undefined : reset}>
        {label}
      </span>
      <Slider.Root
        className="slider"
        value={[scale.toPlace(value)]}
        min={scale.first}
        max={scale.last}
        disabled={disabled}
        onKeyDownCapture={onKeyDown}
        onKeyUp={(event) => directions[event.key] !== undefined && onDone()}
        onValueChange={([place]) => place !== undefined && onChange(scale.toValue(place))}
        onValueCommit={onDone}
      >
        <Slider.Track className="slider-track">
          <span className="slider-range" style={{ left: `${Math.min(zero, here)}%`, right: `${100 - Math.max(zero, here)}%` }} />
        </Slider.Track>
        <Slider.Thumb className="slider-thumb" aria-labelledby={id} aria-valuetext={shown} onDoubleClick={disabled ? undefined : reset} />
      </Slider.Root>
      <input {...input} className="field-value field-value-typed" aria-labelledby={id} aria-valuetext={shown} />
    </div>
  );
}
