import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';

export interface Segment<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
}

/** One of a few, all of them visible. */
export function Segmented<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly segments: readonly Segment<T>[];
  readonly onChange: (value: T) => void;
}) {
  const pick = (value: string): void => {
    const segment = props.segments.find((candidate) => candidate.value === value);
    if (segment) props.onChange(segment.value);
  };
  return (
    <ToggleGroup.Root type="single" className="segmented" aria-label={props.label} value={props.value} onValueChange={pick}>
      {props.segments.map(({ value, label }) => (
        <ToggleGroup.Item key={value} value={value} className="segment" onMouseDown={(event) => event.preventDefault()}>
          {label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
