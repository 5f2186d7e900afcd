import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { parseHex } from './hex-colour';

/** A colour: the page's own colour dialog behind a swatch, and its hex text. `value` is `#rrggbb`. */
export function ColourField(props: {
  readonly label: string;
  /** Undefined: several things with different colours. */
  readonly value: string | undefined;
  readonly disabled?: boolean;
  /** Every colour on the way. */
  readonly onChange: (value: string) => void;
  /** The gesture has ended: one undo step. */
  readonly onDone?: () => void;
}) {
  const { label, value, disabled = false, onChange, onDone } = props;
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const swatch = useRef<HTMLInputElement>(null);
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  }, [onDone]);
  useEffect(() => {
    // React reports every colour on the way as a change; the element's own change event comes when the dialog closes.
    const element = swatch.current;
    const listener = (): void => done.current?.();
    element?.addEventListener('change', listener);
    return () => element?.removeEventListener('change', listener);
  }, []);

  const keep = (): void => {
    const typed = draft === undefined ? undefined : parseHex(draft);
    setDraft(undefined);
    if (typed === undefined || typed === value) return;
    onChange(typed);
    onDone?.();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation();
    if (event.key === 'Enter') {
      // Whoever is told may take the focus elsewhere, where the key would mean something.
      event.preventDefault();
      keep();
    }
    if (event.key === 'Escape') setDraft(undefined);
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <span className="colour">
        <input
          ref={swatch}
          id={id}
          type="color"
          className="colour-swatch"
          disabled={disabled}
          value={value ?? '#808080'}
          onChange={(event) => onChange(event.target.value)}
        />
        <input
          className="number-input colour-text"
          aria-label={`${label}, #rrggbb`}
          autoComplete="off"
          spellCheck={false}
          maxLength={7}
          disabled={disabled}
          value={draft ?? value?.toUpperCase() ?? ''}
          placeholder="–"
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={keep}
        />
      </span>
    </div>
  );
}
