import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon } from './Icon';
import { useSection } from './sections';

/**
 * A part of a side panel under a heading that folds it up. Whether it is folded is kept under `id`, across restarts.
 * `note` stands behind the title in a dim tone; `actions` are buttons at the right end of the heading, and are there
 * only while the section is open. `grow` takes the room that is left and scrolls inside.
 */
export function Section(props: {
  readonly id: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly grow?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { id, title, note, actions, grow = false, className, children } = props;
  const [open, toggle] = useSection(id);
  return (
    <section className={classNames('section', grow && open && 'section-grow', className)} aria-labelledby={`${id}-title`}>
      <header className="section-head">
        <h2 className="section-heading">
          <button
            type="button"
            className="section-toggle"
            aria-expanded={open}
            aria-controls={`${id}-body`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={toggle}
          >
            <span className="section-mark">
              <Icon of={ChevronDown} size={14} />
            </span>
            <span id={`${id}-title`} className="section-title">
              {title}
            </span>
          </button>
        </h2>
        {note === undefined ? null : <span className="section-note">{note}</span>}
        {open && actions !== undefined ? <span className="section-actions">{actions}</span> : null}
      </header>
      <div id={`${id}-body`} className="section-body" hidden={!open}>
        {children}
      </div>
    </section>
  );
}
