import type { Editor } from '../editor';
import type { ToolId } from '../tools/tool';
import type { Command, CommandId } from './command';

const tools: readonly (readonly [id: CommandId, label: string, key: string, tool: ToolId])[] = [
  ['tool.move', 'tool.move', 'V', 'move'],
  ['tool.smartSelect', 'tool.smartSelect', 'S', 'smart-select'],
  ['tool.lasso', 'tool.lasso', 'L', 'lasso'],
  ['tool.marquee', 'tool.marquee', 'M', 'marquee'],
  ['tool.brush', 'tool.brush', 'B', 'brush'],
  ['tool.eraser', 'tool.eraser', 'E', 'eraser'],
  ['tool.wand', 'tool.wand', 'W', 'wand'],
  ['tool.crop', 'tool.crop', 'C', 'crop'],
  ['tool.text', 'tool.text', 'T', 'text'],
  ['tool.eyedropper', 'tool.eyedropper', 'I', 'eyedropper'],
  ['tool.hand', 'tool.hand', 'H', 'hand'],
  ['tool.zoom', 'tool.zoom', 'Z', 'zoom'],
];

/** One command for each tool; the keys are those of other editors. */
export function toolCommands({ toolbox }: Omit<Editor, 'commands'>): readonly Command[] {
  const always = (): boolean => true;
  return tools.map(([id, label, key, tool]) => ({
    id,
    group: 'tool',
    label,
    shortcuts: [key],
    enabled: always,
    run: () => toolbox.choose(tool),
  }));
}
