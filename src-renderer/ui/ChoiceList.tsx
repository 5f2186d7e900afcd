import { RadioGroup } from 'radix-ui';

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly note: string;
}

/** One of a few that need a line of explanation each. */
export function ChoiceList<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly disabled?: boolean;
  readonly onChange: (value: T) => void;
}) {
  const pick = (value: string): void => {
    const choice = props.choices.find((candidate) => candidate.value === value);
    if (choice) props.onChange(choice.value);
  };
  return (
    <RadioGroup.Root className="choices" aria-label={props.label} value={props.value} disabled={props.disabled ?? false} onValueChange={pick}>
      {props.choices.map(({ value, label, note }) => (
        <RadioGroup.Item key={value} value={value} className="choice" aria-label={label}>
          <span className="choice-mark">
            <RadioGroup.Indicator className="choice-dot" />
          </span>
          <span className="choice-label">{label}</span>
          <span className="choice-note">{note}</span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
