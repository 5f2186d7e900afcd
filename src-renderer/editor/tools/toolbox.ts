import { createStore } from 'zustand/vanilla';
import type { ReadableStore } from '../store';
import type { Tool, ToolId } from './tool';

export interface ToolboxState {
  readonly active: ToolId;
  /** Space is held: the hand, for as long as it is. */
  readonly borrowedHand: boolean;
  /** A button or finger is down on the canvas. */
  readonly pressing: boolean;
}

export interface Toolbox {
  readonly store: ReadableStore<ToolboxState>;
  /** The tool that a press gets now. */
  current(): Tool;
  tool(id: ToolId): Tool;
  choose(id: ToolId): void;
  borrowHand(held: boolean): void;
  /** A press has begun, with the tool in hand unless another is named, or it has ended. */
  setPressing(pressing: boolean, tool?: Tool): void;
  /** Gives up what the press was about; what follows of it means nothing. */
  giveUp(): void;
}

export const toolInHand = ({ active, borrowedHand }: ToolboxState): ToolId => (borrowedHand ? 'hand' : active);

export function createToolbox(tools: Readonly<Record<ToolId, Tool>>): Toolbox {
  const store = createStore<ToolboxState>(() => ({ active: 'smart-select', borrowedHand: false, pressing: false }));
  const current = (): Tool => tools[toolInHand(store.getState())];
  let held: Tool | undefined;
  return {
    store,
    current,
    giveUp: () => (held ?? current()).cancel(),
    tool: (id) => tools[id],
    choose: (active) => {
      tools[store.getState().active].cancel();
      store.setState({ active });
    },
    borrowHand: (borrowedHand) => {
      if (store.getState().borrowedHand !== borrowedHand) store.setState({ borrowedHand });
    },
    setPressing: (pressing, tool) => {
      held = tool;
      if (store.getState().pressing !== pressing) store.setState({ pressing });
    },
  };
}
