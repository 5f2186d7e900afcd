import { useId } from 'react';

export function SwitchField(props: {
  readonly label: string;
  readonly note?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const { label, note, checked, disabled = false, onChange } = props;
  const id = useId();
  const state = checked ? 'checked' : 'unchecked';
  return (
    <div className="field">
      <label className="field-label field-label-wide" htmlFor={id}>
        {label}
        {note === undefined ? null : <small>{note}</small>}
      </label>
      <button type="button" id={id} role="switch" aria-checked={checked} className="switch" disabled={disabled} data-state={state} onClick={() => onChange(!checked)}>
        <span className="switch-thumb" data-state={state} />
      </button>
    </div>
  );
}
