import type { Editor } from '../editor';
import { toolInHand } from '../tools/toolbox';
import type { Command, CommandId } from './command';

/** What can be said about the open selection, and which reading of it is meant. */
export function promptCommands({ smartSelect, toolbox }: Omit<Editor, 'commands'>): readonly Command[] {
  const prompting = (): boolean => smartSelect.store.getState().steps.length > 0;
  const answered = (): boolean => smartSelect.store.getState().shown !== undefined;
  /** With a brush in hand the numbers are its opacity. */
  const isBrush = (): boolean => ['brush', 'eraser'].includes(toolInHand(toolbox.store.getState()));
  const candidate = (id: CommandId, label: string, key: string, index: number): Command => ({
    id,
    group: 'select',
    label,
    shortcuts: [key],
    enabled: () => answered() && !isBrush(),
    run: () => smartSelect.choose(index),
  });

  return [
    { id: 'select.removeLast', group: 'select', label: 'command.removeLast', shortcuts: ['Backspace'], enabled: prompting, run: smartSelect.removeLast },
    { id: 'select.nextCandidate', group: 'select', label: 'command.nextCandidate', shortcuts: ['Tab'], enabled: answered, run: () => smartSelect.cycle(1) },
    {
      id: 'select.previousCandidate',
      group: 'select',
      label: 'command.previousCandidate',
      shortcuts: ['Shift+Tab'],
      enabled: answered,
      run: () => smartSelect.cycle(-1),
    },
    candidate('select.candidate1', 'command.candidate1', '1', 0),
    candidate('select.candidate2', 'command.candidate2', '2', 1),
    candidate('select.candidate3', 'command.candidate3', '3', 2),
    {
      id: 'select.toggleMode',
      group: 'select',
      label: 'command.toggleMode',
      shortcuts: ['X'],
      enabled: prompting,
      run: () => smartSelect.setMode(smartSelect.store.getState().mode === 'include' ? 'exclude' : 'include'),
    },
  ];
}
