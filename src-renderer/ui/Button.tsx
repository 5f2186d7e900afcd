import type { ComponentProps, MouseEvent } from 'react';
import { classNames } from './class-names';

export interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'plain' | 'outline' | 'accent' | 'icon';
  readonly pressed?: boolean | undefined;
}

/**
 * A mouse click leaves the focus where it was, so that Enter and Tab still mean what they mean on the canvas. A field
 * loses it: its text is confirmed, and keys are no longer meant for it.
 */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
  const { activeElement } = document;
  if (activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement) activeElement.blur();
}

export function Button({ look = 'outline', pressed, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-pressed={pressed}
      className={classNames('button', `button-${look}`, className)}
      onMouseDown={rest.onMouseDown ?? keepFocus}
    />
  );
}
