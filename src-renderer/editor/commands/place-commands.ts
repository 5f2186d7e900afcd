import { translation } from '../../../src-preload/model/matrix';
import { toolInHand } from '../tools/toolbox';
import type { Editor } from '../editor';
import { movableLeaves, transformBy } from '../layers/leaves';
import type { Command, CommandId } from './command';

const directions = [
  ['layer.nudgeLeft', 'layer.nudgeLeftFar', 'command.nudgeLeft', 'command.nudgeLeftFar', 'ArrowLeft', -1, 0],
  ['layer.nudgeRight', 'layer.nudgeRightFar', 'command.nudgeRight', 'command.nudgeRightFar', 'ArrowRight', 1, 0],
  ['layer.nudgeUp', 'layer.nudgeUpFar', 'command.nudgeUp', 'command.nudgeUpFar', 'ArrowUp', 0, -1],
  ['layer.nudgeDown', 'layer.nudgeDownFar', 'command.nudgeDown', 'command.nudgeDownFar', 'ArrowDown', 0, 1],
] as const;

/** Document pixels of a press with Shift. */
const far = 10;

/** What belongs to the move and the crop tool. Their keys mean something only while the tool is in hand. */
export function placeCommands({ session, selection, toolbox, cropping }: Omit<Editor, 'commands'>): readonly Command[] {
  const isInHand = (tool: 'move' | 'crop'): boolean =>
    toolInHand(toolbox.store.getState()) === tool && session.store.getState().document !== undefined;
  const isPressing = (): boolean => toolbox.store.getState().pressing;
  const canNudge = (): boolean => {
    const { document } = session.store.getState();
    return document !== undefined && isInHand('move') && movableLeaves(document, selection.roots()).length > 0;
  };

  /** A run of presses on the same layers is one step: the newest transforms hold all of them. */
  const nudge = (x: number, y: number): void => {
    const { document } = session.store.getState();
    const leaves = document ? movableLeaves(document, selection.roots()) : [];
    session.apply('history.move', transformBy(leaves, translation(x, y)), `nudge:${leaves.map(({ id }) => id).join()}`);
  };
  const nudgeBy = (id: CommandId, label: string, key: string, x: number, y: number): Command => ({
    id,
    group: 'layer',
    label,
    shortcuts: [key],
    enabled: canNudge,
    run: () => nudge(x, y),
  });

  return [
    { id: 'tool.giveUp', group: 'edit', label: 'command.giveUp', shortcuts: ['Escape'], enabled: isPressing, run: toolbox.giveUp },
    { id: 'crop.apply', group: 'canvas', label: 'command.cropApply', shortcuts: ['Enter'], enabled: () => isInHand('crop') && cropping.canReset(), run: cropping.apply },
    { id: 'crop.cancel', group: 'canvas', label: 'command.cropCancel', shortcuts: ['Escape'], enabled: () => isInHand('crop') && cropping.canReset(), run: () => toolbox.current().cancel() },
    ...directions.flatMap(([near, wide, label, wideLabel, key, x, y]) => [
      nudgeBy(near, label, key, x, y),
      nudgeBy(wide, wideLabel, `Shift+${key}`, x * far, y * far),
    ]),
  ];
}
