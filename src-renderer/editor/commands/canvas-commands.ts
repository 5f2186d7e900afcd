import type { DocumentRecord } from '../../../src-preload/model/document';
import type { Operation } from '../../../src-preload/model/operation';
import { contentOf, cropTo, flipCanvas, rotateCanvas } from '../canvas/canvas-operations';
import type { Editor } from '../editor';
import type { Command, CommandId } from './command';

/** What is done to the whole canvas. */
export function canvasCommands({ session, dialogs, freshCutouts }: Omit<Editor, 'commands'>): readonly Command[] {
  const has = (): boolean => session.store.getState().document !== undefined;
  const whole = (id: CommandId, label: string, step: string, make: (document: DocumentRecord) => readonly Operation[]): Command => ({
    id,
    group: 'canvas',
    label,
    shortcuts: [],
    enabled: has,
    run: () => {
      const { document } = session.store.getState();
      if (document) session.apply(step, make(document));
    },
  });

  /** Edges that are still to come count as content: a canvas trimmed without them would cut them off. */
  const trim = async (): Promise<void> => {
    const asked = session.store.getState().document?.id;
    await freshCutouts.settled();
    const { document } = session.store.getState();
    const content = document && document.id === asked ? contentOf(document) : undefined;
    if (document && content) session.apply('history.trim', cropTo(document, content));
  };

  return [
    { id: 'canvas.size', group: 'canvas', label: 'command.canvasSize', shortcuts: ['Mod+Alt+C'], enabled: has, run: () => dialogs.open('canvas-size') },
    { id: 'canvas.trim', group: 'canvas', label: 'command.trimCanvas', shortcuts: [], enabled: has, run: () => void trim() },
    whole('canvas.rotateRight', 'command.canvasRotateRight', 'history.rotateCanvas', (document) => rotateCanvas(document, 1)),
    whole('canvas.rotateLeft', 'command.canvasRotateLeft', 'history.rotateCanvas', (document) => rotateCanvas(document, 3)),
    whole('canvas.rotateHalf', 'command.canvasRotateHalf', 'history.rotateCanvas', (document) => rotateCanvas(document, 2)),
    whole('canvas.flipAcross', 'command.canvasFlipAcross', 'history.flipCanvas', (document) => flipCanvas(document, 'x')),
    whole('canvas.flipDown', 'command.canvasFlipDown', 'history.flipCanvas', (document) => flipCanvas(document, 'y')),
  ];
}
