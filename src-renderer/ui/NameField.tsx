import { useEffect, useRef, type KeyboardEvent } from 'react';

/** Edits a name in place. Enter and leaving keep it, Escape does not. */
export function NameField(props: {
  readonly label: string;
  readonly name: string;
  readonly onDone: (name: string | undefined) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const settled = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const finish = (name: string | undefined): void => {
    if (settled.current) return;
    settled.current = true;
    props.onDone(name);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation();
    if (event.key === 'Enter') finish(event.currentTarget.value);
    if (event.key === 'Escape') finish(undefined);
  };
  return (
    <input
      ref={field}
      className="name-field"
      aria-label={props.label}
      defaultValue={props.name}
      maxLength={200}
      spellCheck={false}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.stopPropagation()}
      onBlur={(event) => finish(event.currentTarget.value)}
    />
  );
}
