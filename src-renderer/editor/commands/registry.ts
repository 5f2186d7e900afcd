import type { Editor } from '../editor';
import type { Command, CommandId } from './command';
import { alignCommands } from './align-commands';
import { annotateCommands } from './annotate-commands';
import { brushCommands } from './brush-commands';
import { canvasCommands } from './canvas-commands';
import { editCommands } from './edit-commands';
import { fileCommands } from './file-commands';
import { createKeyboardLayout, type KeyboardLayout } from './keyboard-layout';
import { layerCommands } from './layer-commands';
import { newLayerCommands } from './new-layer-commands';
import { placeCommands } from './place-commands';
import { promptCommands } from './prompt-commands';
import { besideRefining, refineCommands } from './refine-commands';
import { selectCommands } from './select-commands';
import { matches, matchesPlace, shownOn, type KeyInput, type Platform } from './shortcut';
import { toolCommands } from './tool-commands';
import { viewCommands } from './view-commands';

/** One command as a control needs it: its key ready to be shown, and a way to follow `enabled`. */
export interface Action {
  readonly label: string;
  /** As it is now on this keyboard. */
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
  /** Its shortcuts as they are shown on this keyboard; those that it cannot type are left out. */
  keysOf(command: Command): readonly string[];
  /** Runs it when it can be run. */
  run(id: CommandId): void;
  /** The command that a key means now: by what it types, or else by where it is. */
  forKey(input: KeyInput): Command | undefined;
  /** Called when the answer of any `enabled`, or any key, may have changed. */
  subscribe(listener: () => void): () => void;
}

export function createCommands(editor: Omit<Editor, 'commands'>, platform: Platform, layout: KeyboardLayout = createKeyboardLayout()): Commands {
  const all = [
    ...fileCommands(editor),
    // Before the others: digits are theirs, but only while photos are annotated.
    ...annotateCommands(editor),
    ...editCommands(editor),
    ...refineCommands(editor),
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
  ].map((command) => besideRefining(editor.refining, command));
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
    editor.annotating.store,
    editor.preferences.store,
    editor.refining.store,
    editor.refining.drafts.store,
    editor.refining.hair.store,
    layout.store,
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
  const keysOf = (command: Command): readonly string[] => {
    const { signs } = layout.store.getState();
    const isTaken = (shortcut: string): boolean => all.some((other) => other !== command && other.shortcuts.includes(shortcut));
    return [...new Set(command.shortcuts.flatMap((shortcut) => shownOn(shortcut, platform, signs, isTaken) ?? []))];
  };
  const actionOf = (command: Command): Action => ({
    label: command.label,
    get shortcut() {
      return keysOf(command)[0];
    },
    enabled: command.enabled,
    run: () => run(command.id),
    subscribe,
  });
  const actions = new Map(all.map((command) => [command.id, actionOf(command)]));
  return {
    all,
    platform,
    get,
    run,
    subscribe,
    action: (id) => actions.get(id) ?? actionOf(get(id)),
    keysOf,
    forKey: (input) => {
      layout.note(input);
      const find = (fits: typeof matches): Command | undefined =>
        all.find((command) => command.enabled() && command.shortcuts.some((shortcut) => fits(shortcut, input, platform)));
      // What a key types means its own command also while that cannot be run.
      const isTyped = all.some((command) => command.shortcuts.some((shortcut) => matches(shortcut, input, platform)));
      return find(matches) ?? (isTyped ? undefined : find(matchesPlace));
    },
  };
}
