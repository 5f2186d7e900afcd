import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Kbd } from '../Kbd';
import { placeHint } from './place-hint';
import { watchHints, type ShownHint } from './watch-hints';

/** Shows the hints of all controls, one at a time, above everything else. */
export function HintLayer() {
  const id = useId();
  const bubble = useRef<HTMLDivElement>(null);
  const [hint, setHint] = useState<ShownHint>();

  useEffect(() => watchHints(document, (node) => bubble.current?.contains(node) === true, setHint), []);

  useLayoutEffect(() => {
    const element = bubble.current;
    if (!hint || !element) return undefined;
    const { control, side } = hint;
    const { width, height } = element.getBoundingClientRect();
    const { left, top } = placeHint(side, control.getBoundingClientRect(), { width, height }, { width: innerWidth, height: innerHeight });
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
    const described = control.getAttribute('aria-describedby');
    if (described === null) control.setAttribute('aria-describedby', id);
    return () => {
      if (described === null) control.removeAttribute('aria-describedby');
    };
  }, [hint, id]);

  if (!hint) return null;
  return createPortal(
    <div ref={bubble} id={id} role="tooltip" className="hint" key={hint.label}>
      {hint.label}
      {hint.shortcut === undefined ? null : <Kbd>{hint.shortcut}</Kbd>}
    </div>,
    document.body,
  );
}
