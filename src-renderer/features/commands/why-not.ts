import type { Command } from '../../editor/commands/command';
import type { Editor } from '../../editor/editor';

/** Key of what is missing before the command can be run; undefined when it can be. */
export function whyNot({ group, enabled }: Command, { session, selection, smartSelect }: Editor): string | undefined {
  if (enabled()) return undefined;
  if (session.store.getState().document === undefined) return 'whyNot.noDocument';
  if (session.store.getState().mode === 'reading') return 'whyNot.reading';
  if (group === 'select' && smartSelect.store.getState().steps.length === 0) return 'whyNot.noSelection';
  if (group === 'layer' && selection.current() === undefined) return 'whyNot.noLayer';
  return 'whyNot.notNow';
}
