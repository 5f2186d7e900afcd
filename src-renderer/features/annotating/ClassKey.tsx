import type { CSSProperties } from 'react';
import { classColour, onClassColour } from '../../editor/annotating/class-colours';

/** The colour of a class with the key that it is set by; classes beyond the ninth have none. */
export function ClassKey({ index }: { readonly index: number }) {
  const style = { '--class': classColour(index), '--on-class': onClassColour(index) } as CSSProperties;
  return (
    <span className="class-key" style={style} aria-hidden>
      {index < 9 ? index + 1 : null}
    </span>
  );
}
