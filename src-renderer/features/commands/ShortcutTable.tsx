import { Fragment, useState } from 'react';
import type { Editor } from '../../editor/editor';
import { Kbd } from '../../ui/Kbd';
import { useText } from '../../ui/text';
import { commandGroups, inGroup } from './command-groups';
import { fuzzyMatch } from './fuzzy';

/** What the pointer does, which no command says. */
const gestures = [
  { does: 'gesture.click', keys: 'gesture.clickKeys' },
  { does: 'gesture.altClick', keys: 'gesture.altClickKeys' },
  { does: 'gesture.drag', keys: 'gesture.dragKeys' },
  { does: 'gesture.copy', keys: 'gesture.copyKeys' },
  { does: 'gesture.wheel', keys: 'gesture.wheelKeys' },
  { does: 'gesture.space', keys: 'gesture.spaceKeys' },
] as const;

/** What the keys do on the canvas, where they stand for a pointer. */
const canvasKeys = [
  { does: 'gesture.keyMove', keys: 'gesture.keyMoveKeys' },
  { does: 'gesture.keyMoveFar', keys: 'gesture.keyMoveFarKeys' },
  { does: 'gesture.keyPress', keys: 'gesture.keyPressKeys' },
  { does: 'gesture.keyDrag', keys: 'gesture.keyDragKeys' },
  { does: 'gesture.nextPlace', keys: 'gesture.nextPlaceKeys' },
  { does: 'gesture.previousPlace', keys: 'gesture.previousPlaceKeys' },
] as const;

interface Row {
  readonly does: string;
  readonly keys: readonly string[];
}

/** Filtered by name or by key. */
export function ShortcutTable({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { all, keysOf } = editor.commands;
  const [query, setQuery] = useState('');
  const spelled = (rows: readonly { readonly does: string; readonly keys: string }[]): readonly Row[] => rows.map(({ does, keys }) => ({ does: t(does), keys: [t(keys)] }));
  const parts: readonly { readonly title: string; readonly rows: readonly Row[] }[] = [
    { title: t('shortcuts.gestures'), rows: spelled(gestures) },
    { title: t('shortcuts.canvasKeys'), rows: spelled(canvasKeys) },
    ...commandGroups.map(({ group, title }) => ({
      title: t(title),
      rows: inGroup(all, group)
        .map((command) => ({ does: t(command.label), keys: keysOf(command) }))
        .filter(({ keys }) => keys.length > 0),
    })),
  ];
  const isAsked = ({ does, keys }: Row): boolean => fuzzyMatch(query, does) !== undefined || keys.some((key) => key.toLowerCase().includes(query.trim().toLowerCase()));
  const found = parts.map(({ title, rows }) => ({ title, rows: rows.filter(isAsked) })).filter(({ rows }) => rows.length > 0);
  return (
    <>
      <div className="shortcuts-search">
        <input
          className="palette-input shortcuts-input"
          type="search"
          aria-label={t('shortcuts.filter')}
          placeholder={t('shortcuts.filter')}
          value={query}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      <div className="shortcuts">
        {found.map(({ title, rows }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {rows.map(({ does, keys }) => (
                <div key={does}>
                  <dt>{does}</dt>
                  <dd>
                    {keys.map((key, index) => (
                      <Fragment key={key}>
                        {index > 0 ? ' ' : ''}
                        <Kbd>{key}</Kbd>
                      </Fragment>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="palette-none" role="status" hidden={found.length > 0}>
        {found.length === 0 ? t('shortcuts.none') : ''}
      </p>
    </>
  );
}
