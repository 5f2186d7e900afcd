import { Slider } from 'radix-ui';
import { useId } from 'react';
import { useTypedNumber } from './use-typed-number';

/** A slider with its name in front and its value behind, which can be typed as well. */
export function RangeField(props: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** The value as a text that begins with it, such as `40 %`. */
  readonly shown: string;
  readonly disabled?: boolean;
  /** Every value on the way. */
  readonly onChange: (value: number) => void;
  /** The gesture has ended: one undo step. */
  readonly onDone?: () => void;
}) {
  const { label, value, min, max, shown, disabled = false, onChange, onDone } = props;
  const id = useId();
  const unit = shown.replace(/^[-−\d.,]+\s*/, '');
  const { input } = useTypedNumber({ value, shown, unit, min, max, disabled, onChange, onDone });
  return (
    <div className="field">
      <span className="field-label" id={id}>
        {label}
      </span>
      <Slider.Root
        className="slider"
        value={[value]}
        min={min}
        max={max}
        disabled={disabled}
        onValueChange={([next]) => next !== undefined && onChange(next)}
        onValueCommit={() => onDone?.()}
      >
        <Slider.Track className="slider-track">
          <Slider.Range className="slider-range" />
        </Slider.Track>
        <Slider.Thumb className="slider-thumb" aria-labelledby={id} aria-valuetext={shown} />
      </Slider.Root>
      <input {...input} className="field-value field-value-typed" aria-labelledby={id} aria-valuetext={shown} />
    </div>
  );
}
