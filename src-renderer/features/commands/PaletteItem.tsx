import type { Editor } from '../../editor/editor';
import { classNames } from '../../ui/class-names';
import { Kbd } from '../../ui/Kbd';
import { useText } from '../../ui/text';
import { commandGroups } from './command-groups';
import type { FoundCommand } from './find-commands';
import { whyNot } from './why-not';

/** One command of the palette: the letters asked for, where it belongs, its key, and what is missing to run it. */
export function PaletteItem(props: {
  readonly editor: Editor;
  readonly found: FoundCommand;
  readonly isOn: boolean;
  readonly isRecent: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
}) {
  const t = useText();
  const { editor, found, isOn, isRecent, onPoint, onRun } = props;
  const { command, name, at, enabled } = found;
  const { shortcut } = editor.commands.action(command.id);
  const reason = whyNot(command, editor);
  const group = commandGroups.find((entry) => entry.group === command.group);
  const note = reason === undefined ? (isRecent ? t('palette.recent') : group && t(group.title)) : t(reason);
  return (
    <li
      id={`palette-${command.id}`}
      role="option"
      aria-selected={isOn}
      aria-disabled={!enabled}
      className={classNames('palette-item', isOn && 'palette-item-on', !enabled && 'palette-item-off')}
      onPointerMove={onPoint}
      onClick={() => enabled && onRun()}
    >
      <span className="palette-name">
        {Array.from(name, (letter, index) => (at.includes(index) ? <b key={index}>{letter}</b> : letter))}
      </span>
      <span className="palette-note">{note}</span>
      {shortcut === undefined ? null : <Kbd>{shortcut}</Kbd>}
    </li>
  );
}
