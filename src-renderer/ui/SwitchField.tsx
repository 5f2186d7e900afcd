import { Switch } from 'radix-ui';
import { useId } from 'react';

export function SwitchField(props: {
  readonly label: string;
  readonly note?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label field-label-wide" htmlFor={id}>
        {props.label}
        {props.note === undefined ? null : <small>{props.note}</small>}
      </label>
      <Switch.Root id={id} className="switch" checked={props.checked} onCheckedChange={props.onChange}>
        <Switch.Thumb className="switch-thumb" />
      </Switch.Root>
    </div>
  );
}
