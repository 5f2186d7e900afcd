import { useId, useState, type KeyboardEvent } from 'react';

/** A line of text behind its label. What is typed counts with Enter, or when the field is left; Escape takes it back. */
export function TextRow(props: {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly most?: number;
  readonly disabled?: boolean;
  readonly onDone: (value: string) => void;
}) {
  const { label, value, placeholder, most = 300, disabled = false, onDone } = props;
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const done = (): void => {
    if (typed !== undefined && typed !== value) onDone(typed);
    setTyped(undefined);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    // Escape also closes the window around it.
    if (event.key === 'Escape' && typed === undefined) return;
    event.stopPropagation();
    if (event.key === 'Enter') done();
    if (event.key === 'Escape') setTyped(undefined);
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="text-field"
        value={typed ?? value}
        placeholder={placeholder}
        maxLength={most}
        disabled={disabled}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={done}
      />
    </div>
  );
}
