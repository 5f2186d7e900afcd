import type { Editor } from '../editor';
import type { Command, CommandId } from './command';
import { alignCommands } from './align-commands';
import { brushCommands } from './brush-commands';
import { canvasCommands } from './canvas-commands';
import { editCommands } from './edit-commands';
import { fileCommands } from './file-commands';
import { layerCommands } from './layer-commands';
import { newLayerCommands } from './new-layer-commands';
import { placeCommands } from './place-commands';
import { promptCommands } from './prompt-commands';
import { selectCommands } from './select-commands';
import { matches, shown, type KeyInput, type Platform } from './shortcut';
import { toolCommands } from './tool-commands';
import { viewCommands } from './view-commands';

/** One command as a control needs it: its key ready to be shown, and a way to follow `enabled`. */
export interface Action {
  readonly label: string;
  readonly shortcut: string | undefined;
  readonly enabled: () => boolean;
  readonly run: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface Commands {
  readonly all: readonly Command[];
  readonly platform: Platform;
  get(id: CommandId): Command;
  action(id: CommandId): Action;
  /** Runs it when it can be run. */
  run(id: CommandId): void;
  /** The command that a key means now. */
  forKey(input: KeyInput): Command | undefined;
  /** Called when the answer of any `enabled` may have changed. */
  subscribe(listener: () => void): () => void;
}

export function createCommands(editor: Omit<Editor, 'commands'>, platform: Platform): Commands {
  const all = [
    ...fileCommands(editor),
    ...editCommands(editor),
    // Before the others: their Enter and Escape mean something only with one tool.
    ...placeCommands(editor),
    ...selectCommands(editor),
    ...promptCommands(editor),
    ...brushCommands(editor),
    ...newLayerCommands(editor),
    ...layerCommands(editor),
    ...alignCommands(editor),
    ...canvasCommands(editor),
    ...viewCommands(editor),
    ...toolCommands(editor),
  ];
  const byId = new Map(all.map((command) => [command.id, command]));
  const get = (id: CommandId): Command => {
    const command = byId.get(id);
    if (!command) throw new Error(`no command '${id}'`);
    return command;
  };
  const watched = [
    editor.session.store,
    editor.selection.store,
    editor.smartSelect.store,
    editor.cutOut.store,
    editor.area.store,
    editor.areaActions.store,
    editor.objects.store,
    editor.reopening.store,
    editor.brushing.store,
    editor.toolbox.store,
    editor.background.store,
    editor.opener.store,
    editor.merge.store,
    editor.cropping.store,
    editor.saving.store,
  ] as const;
  const subscribe = (listener: () => void): (() => void) => {
    const stops = watched.map((store) => store.subscribe(listener));
    return () => {
      for (const stop of stops) stop();
    };
  };
  const run = (id: CommandId): void => {
    const command = get(id);
    if (command.enabled()) command.run();
  };
  const actionOf = ({ id, label, shortcuts, enabled }: Command): Action => {
    const [first] = shortcuts;
    return { label, shortcut: first === undefined ? undefined : shown(first, platform), enabled, run: () => run(id), subscribe };
  };
  const actions = new Map(all.map((command) => [command.id, actionOf(command)]));
  return {
    all,
    platform,
    get,
    run,
    subscribe,
    action: (id) => actions.get(id) ?? actionOf(get(id)),
    forKey: (input) => all.find((command) => command.enabled() && command.shortcuts.some((shortcut) => matches(shortcut, input, platform))),
  };
}
