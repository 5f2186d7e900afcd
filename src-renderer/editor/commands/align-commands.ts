import { rotation, scaling, around as aroundPoint, type Matrix } from '../../../src-preload/model/matrix';
import type { Editor } from '../editor';
import { align, distribute, type Alignment, type Axis } from '../layers/align';
import { extentOf, movableLeaves, transformBy } from '../layers/leaves';
import type { Command, CommandId } from './command';

/** Where the chosen layers lie and how they are turned, in one step each. */
export function alignCommands({ session, selection }: Omit<Editor, 'commands'>): readonly Command[] {
  const roots = selection.roots;
  const movable = (): boolean => {
    const { document } = session.store.getState();
    return document !== undefined && movableLeaves(document, roots()).length > 0;
  };
  const several = (): boolean => roots().length > 2 && movable();

  const aligned = (id: CommandId, label: string, how: Alignment): Command => ({
    id,
    group: 'layer',
    label,
    shortcuts: [],
    enabled: movable,
    run: () => {
      const { document } = session.store.getState();
      if (document) session.apply('history.align', align(document, roots(), how));
    },
  });

  const spread = (id: CommandId, label: string, axis: Axis): Command => ({
    id,
    group: 'layer',
    label,
    shortcuts: [],
    enabled: several,
    run: () => {
      const { document } = session.store.getState();
      if (document) session.apply('history.distribute', distribute(document, roots(), axis));
    },
  });

  const turned = (id: CommandId, label: string, step: string, map: Matrix): Command => ({
    id,
    group: 'layer',
    label,
    shortcuts: [],
    enabled: movable,
    run: () => {
      const { document } = session.store.getState();
      const place = document && extentOf(document, roots());
      if (!document || !place) return;
      // A quarter turn keeps pixels on pixels when both coordinates are whole, or both are half.
      const x = Math.round(2 * place.x + place.width) / 2;
      const y = Math.round(2 * place.y + place.height) / 2;
      const centre = { x, y: Number.isInteger(x) === Number.isInteger(y) ? y : y + 0.5 };
      session.apply(step, transformBy(movableLeaves(document, roots()), aroundPoint(centre, map)));
    },
  });

  return [
    aligned('layer.alignLeft', 'command.alignLeft', 'left'),
    aligned('layer.alignCentre', 'command.alignCentre', 'centre'),
    aligned('layer.alignRight', 'command.alignRight', 'right'),
    aligned('layer.alignTop', 'command.alignTop', 'top'),
    aligned('layer.alignMiddle', 'command.alignMiddle', 'middle'),
    aligned('layer.alignBottom', 'command.alignBottom', 'bottom'),
    spread('layer.distributeAcross', 'command.distributeAcross', 'x'),
    spread('layer.distributeDown', 'command.distributeDown', 'y'),
    turned('layer.flipAcross', 'command.flipAcross', 'history.flip', scaling(-1, 1)),
    turned('layer.flipDown', 'command.flipDown', 'history.flip', scaling(1, -1)),
    turned('layer.rotateRight', 'command.rotateRight', 'history.rotate', rotation(90)),
    turned('layer.rotateLeft', 'command.rotateLeft', 'history.rotate', rotation(-90)),
  ];
}
