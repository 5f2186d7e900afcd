import type { Editor } from '../editor';
import type { Command } from './command';

export function selectCommands({ smartSelect, cutOut, toolbox }: Omit<Editor, 'commands'>): readonly Command[] {
  const prompting = (): boolean => smartSelect.store.getState().steps.length > 0;
  const answered = (): boolean => smartSelect.store.getState().shown !== undefined;
  const dragging = (): boolean => smartSelect.store.getState().draft !== undefined;

  return [
    {
      id: 'select.cutOut',
      group: 'select',
      label: 'command.cutOut',
      shortcuts: ['Enter'],
      enabled: () => prompting() && !cutOut.store.getState().running,
      run: () => void cutOut.run(),
    },
    { id: 'select.removeLast', group: 'select', label: 'command.removeLast', shortcuts: ['Backspace'], enabled: prompting, run: smartSelect.removeLast },
    {
      id: 'select.clear',
      group: 'select',
      label: 'command.clear',
      shortcuts: ['Escape'],
      enabled: () => prompting() || dragging(),
      // A gesture under way is given up first and leaves what was there.
      run: () => (toolbox.store.getState().pressing ? toolbox.current().cancel() : smartSelect.clear()),
    },
    { id: 'select.nextCandidate', group: 'select', label: 'command.nextCandidate', shortcuts: ['Tab'], enabled: answered, run: () => smartSelect.cycle(1) },
    {
      id: 'select.previousCandidate',
      group: 'select',
      label: 'command.previousCandidate',
      shortcuts: ['Shift+Tab'],
      enabled: answered,
      run: () => smartSelect.cycle(-1),
    },
    { id: 'select.candidate1', group: 'select', label: 'command.candidate1', shortcuts: ['1'], enabled: answered, run: () => smartSelect.choose(0) },
    { id: 'select.candidate2', group: 'select', label: 'command.candidate2', shortcuts: ['2'], enabled: answered, run: () => smartSelect.choose(1) },
    { id: 'select.candidate3', group: 'select', label: 'command.candidate3', shortcuts: ['3'], enabled: answered, run: () => smartSelect.choose(2) },
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
