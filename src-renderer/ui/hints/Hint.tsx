import { cloneElement, type HTMLAttributes, type ReactElement } from 'react';
import { hintAttributes, type HintSide } from './hint-attributes';

/**
 * A tooltip: the name of a control and its key. The control only says what it is; one layer shows it, because every
 * tooltip of its own would cost each of a hundred buttons ten more components.
 */
export function Hint(props: {
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly side?: HintSide;
  /** Hands attributes that it does not know on to its element. */
  readonly children: ReactElement<HTMLAttributes<HTMLElement>>;
}) {
  const { label, shortcut, side = 'bottom', children } = props;
  const said: Readonly<Record<string, string | undefined>> = { [hintAttributes.label]: label, [hintAttributes.shortcut]: shortcut, [hintAttributes.side]: side };
  return cloneElement(children, said);
}
