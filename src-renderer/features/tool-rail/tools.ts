import {
  Brush,
  Crop,
  Eraser,
  Hand,
  Lasso,
  MousePointer2,
  MousePointerClick,
  Pipette,
  Search,
  SquareDashed,
  Type,
  WandSparkles,
  type LucideIcon,
} from 'lucide-react';
import type { CommandId } from '../../editor/commands/command';
import type { ToolId } from '../../editor/tools/tool';

export interface RailTool {
  readonly tool: ToolId;
  readonly command: CommandId;
  readonly icon: LucideIcon;
}

/** By what they are for: what to work on, painting, the canvas. */
export const toolGroups: readonly (readonly RailTool[])[] = [
  [
    { tool: 'move', command: 'tool.move', icon: MousePointer2 },
    { tool: 'smart-select', command: 'tool.smartSelect', icon: MousePointerClick },
    { tool: 'lasso', command: 'tool.lasso', icon: Lasso },
    { tool: 'marquee', command: 'tool.marquee', icon: SquareDashed },
  ],
  [
    { tool: 'brush', command: 'tool.brush', icon: Brush },
    { tool: 'eraser', command: 'tool.eraser', icon: Eraser },
    { tool: 'wand', command: 'tool.wand', icon: WandSparkles },
  ],
  [
    { tool: 'crop', command: 'tool.crop', icon: Crop },
    { tool: 'text', command: 'tool.text', icon: Type },
    { tool: 'eyedropper', command: 'tool.eyedropper', icon: Pipette },
    { tool: 'hand', command: 'tool.hand', icon: Hand },
    { tool: 'zoom', command: 'tool.zoom', icon: Search },
  ],
];
