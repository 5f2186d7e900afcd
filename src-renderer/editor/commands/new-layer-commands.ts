import type { Editor } from '../editor';
import { newFillLayer, startingFill } from '../layers/create-layers';
import type { Command, CommandId } from './command';

/** Layers that are not cut out of anything. */
export function newLayerCommands({ session, arrange, writing, target, pictureFills, ports }: Omit<Editor, 'commands'>): readonly Command[] {
  const has = (): boolean => session.store.getState().document !== undefined;
  const hasPhoto = (): boolean => has() && target.current() !== undefined;

  const fill = (id: CommandId, label: string, kind: 'colour' | 'gradient' | 'blur'): Command => ({
    id,
    group: 'layer',
    label,
    shortcuts: [],
    enabled: kind === 'blur' ? hasPhoto : has,
    run: () => {
      const { document } = session.store.getState();
      const made = document && startingFill(kind, document);
      if (document && made) arrange.add('history.addFill', newFillLayer(document, made, ports));
    },
  });

  return [
    fill('layer.addColour', 'command.addColour', 'colour'),
    fill('layer.addGradient', 'command.addGradient', 'gradient'),
    { id: 'layer.addPicture', group: 'layer', label: 'command.addPicture', shortcuts: [], enabled: has, run: () => void pictureFills.add() },
    fill('layer.addBlur', 'command.addBlur', 'blur'),
    {
      id: 'layer.addText',
      group: 'layer',
      label: 'command.addText',
      shortcuts: [],
      enabled: has,
      run: () => {
        const { document } = session.store.getState();
        if (document) void writing.add({ x: document.width * 0.1, y: document.height * 0.1 });
      },
    },
  ];
}
