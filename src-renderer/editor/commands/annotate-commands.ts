import type { Editor } from '../editor';
import type { Command, CommandId } from './command';

const classKeys: readonly (readonly [id: CommandId, label: string])[] = [
  ['annotate.class1', 'command.annotateClass1'],
  ['annotate.class2', 'command.annotateClass2'],
  ['annotate.class3', 'command.annotateClass3'],
  ['annotate.class4', 'command.annotateClass4'],
  ['annotate.class5', 'command.annotateClass5'],
  ['annotate.class6', 'command.annotateClass6'],
  ['annotate.class7', 'command.annotateClass7'],
  ['annotate.class8', 'command.annotateClass8'],
  ['annotate.class9', 'command.annotateClass9'],
];

/** Photos one after the other. While they are annotated, digits are classes, whatever they mean elsewhere. */
export function annotateCommands({ annotating, classes, smartSelect, reopening, session, dialogs, ports, preferences }: Omit<Editor, 'commands'>): readonly Command[] {
  const { isOn, canGo } = annotating;
  const isSelecting = (): boolean => smartSelect.store.getState().steps.length > 0 && reopening.store.getState().layer === undefined;
  const use = (index: number | undefined): void => classes.use(index, isSelecting());
  const annotate = (id: CommandId, label: string, shortcuts: readonly string[], enabled: () => boolean, run: () => void): Command => ({
    id,
    group: 'file',
    label,
    shortcuts,
    enabled,
    run,
  });

  return [
    annotate('annotate.photos', 'command.annotatePhotos', [], () => true, () => ports.askForFiles('annotate')),
    annotate('annotate.here', 'command.annotateHere', [], () => session.store.getState().document !== undefined && !isOn(), annotating.startHere),
    annotate('annotate.next', 'command.annotateNext', ['PageDown', 'N'], () => canGo(1), () => void annotating.go(1)),
    annotate('annotate.previous', 'command.annotatePrevious', ['PageUp', 'P'], () => canGo(-1), () => void annotating.go(-1)),
    ...classKeys.map(([id, label], index) =>
      annotate(id, label, [String(index + 1)], () => isOn() && preferences.store.getState().annotationClasses[index] !== undefined, () => use(index)),
    ),
    annotate('annotate.noClass', 'command.annotateNoClass', ['0'], isOn, () => use(undefined)),
    annotate('annotate.classes', 'command.annotateClasses', ['A'], isOn, () => dialogs.open('annotation-classes')),
    annotate('annotate.export', 'command.annotateExport', [], isOn, () => dialogs.open('annotation-export')),
    annotate('annotate.leave', 'command.annotateLeave', [], isOn, annotating.leave),
  ];
}
