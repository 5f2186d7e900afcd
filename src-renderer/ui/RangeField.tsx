import { Slider } from 'radix-ui';
import { useId } from 'react';

/** A slider with its name in front and its value behind. */
export function RangeField(props: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly shown: string;
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
  readonly onDone?: () => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <span className="field-label" id={id}>
        {props.label}
      </span>
      <Slider.Root
        className="slider"
        value={[props.value]}
        min={props.min}
        max={props.max}
        disabled={props.disabled ?? false}
        onValueChange={([value]) => value !== undefined && props.onChange(value)}
        onValueCommit={() => props.onDone?.()}
      >
        <Slider.Track className="slider-track">
          <Slider.Range className="slider-range" />
        </Slider.Track>
        <Slider.Thumb className="slider-thumb" aria-labelledby={id} aria-valuetext={props.shown} />
      </Slider.Root>
      <output className="field-value">{props.shown}</output>
    </div>
  );
}
