import type { Editor } from '../editor';
import { toolInHand } from '../tools/toolbox';
import type { Command, CommandId } from './command';

const opacities: readonly (readonly [id: CommandId, label: string, opacity: number])[] = [
  ['brush.opacity10', 'command.brushOpacity10', 0.1],
  ['brush.opacity20', 'command.brushOpacity20', 0.2],
  ['brush.opacity30', 'command.brushOpacity30', 0.3],
  ['brush.opacity40', 'command.brushOpacity40', 0.4],
  ['brush.opacity50', 'command.brushOpacity50', 0.5],
  ['brush.opacity60', 'command.brushOpacity60', 0.6],
  ['brush.opacity70', 'command.brushOpacity70', 0.7],
  ['brush.opacity80', 'command.brushOpacity80', 0.8],
  ['brush.opacity90', 'command.brushOpacity90', 0.9],
  ['brush.opacity100', 'command.brushOpacity100', 1],
];

/** The brush in hand; without one the same keys mean something else. */
export function brushCommands({ brushing, toolbox }: Omit<Editor, 'commands'>): readonly Command[] {
  const { settings } = brushing;
  const inHand = (): boolean => ['brush', 'eraser'].includes(toolInHand(toolbox.store.getState()));
  const brush = (id: CommandId, label: string, shortcuts: readonly string[], run: () => void): Command => ({
    id,
    group: 'tool',
    label,
    shortcuts,
    enabled: inHand,
    run,
  });
  return [
    brush('brush.smaller', 'command.brushSmaller', ['['], () => settings.stepSize(-1)),
    brush('brush.larger', 'command.brushLarger', [']'], () => settings.stepSize(1)),
    brush('brush.softer', 'command.brushSofter', ['Shift+['], () => settings.stepHardness(-1)),
    brush('brush.harder', 'command.brushHarder', ['Shift+]'], () => settings.stepHardness(1)),
    ...opacities.map(([id, label, opacity]) => brush(id, label, [String(Math.round(opacity * 10) % 10)], () => settings.set({ opacity }))),
  ];
}
