import { isHeld } from '../../../src-preload/model/tree';
import type { Command, CommandId } from '../../editor/commands/command';
import type { Editor } from '../../editor/editor';
import { toolInHand } from '../../editor/tools/toolbox';

/** Key of what is missing; undefined when it is not that. */
type Reason = (editor: Editor) => string | undefined;

const unless = (isThere: (editor: Editor) => boolean, missing: string): Reason => (editor) => (isThere(editor) ? undefined : missing);

const phase = ({ objects }: Editor): string => objects.store.getState().phase;
const holds = (editor: Editor): boolean => editor.area.store.getState().area !== undefined;
const isPrompted = (editor: Editor): boolean => editor.smartSelect.store.getState().steps.length > 0;
const isAnswered = (editor: Editor): boolean => editor.smartSelect.store.getState().shown !== undefined;
const inHand = (editor: Editor, ...tools: readonly string[]): boolean => tools.includes(toolInHand(editor.toolbox.store.getState()));

const busy: Reason = ({ cutOut, areaActions, objects, reopening, merge, background, saving }) =>
  [cutOut, areaActions, reopening, merge, background, saving].some(({ store }) => store.getState().running) || objects.store.getState().making
    ? 'whyNot.busy'
    : undefined;
const photo = unless(({ target }) => target.current() !== undefined, 'whyNot.noPhoto');
const area = unless(holds, 'whyNot.noArea');
const layer = unless(({ selection }) => selection.current() !== undefined, 'whyNot.noLayer');
const free = unless(
  ({ selection, session }) => selection.roots().some((root) => !isHeld(session.store.getState().document?.layers ?? [], root)),
  'whyNot.locked',
);
const cutout = unless(({ selection }) => selection.current()?.kind === 'cutout', 'whyNot.noCutout');
const maskFree = unless(({ areaActions }) => areaActions.editable() !== undefined, 'whyNot.locked');
const prompts = unless(isPrompted, 'whyNot.noPrompts');
const answer = unless(isAnswered, 'whyNot.waiting');
/** With found objects on the screen they are what is meant. */
const picked: Reason = (editor) => (phase(editor) !== 'off' && editor.objects.store.getState().picked.length === 0 ? 'whyNot.noPicked' : undefined);
const something = unless((editor) => isPrompted(editor) || holds(editor) || phase(editor) !== 'off', 'whyNot.noSelection');
const promptsOrObjects: Reason = (editor) => (phase(editor) === 'off' ? (prompts(editor) ?? answer(editor)) : picked(editor));
const several = (count: number, missing: string): Reason => unless(({ selection }) => selection.roots().length >= count, missing);
const below: Reason = (editor) => (editor.merge.canMerge() ? undefined : several(2, 'whyNot.twoLayers')(editor));
const highest = unless(({ arrange }) => arrange.canNudge(1), 'whyNot.highest');
const lowest = unless(({ arrange }) => arrange.canNudge(-1), 'whyNot.lowest');

const annotating = unless((editor) => editor.annotating.isOn(), 'whyNot.notAnnotating');
const reasons: Readonly<Partial<Record<CommandId, readonly Reason[]>>> = {
  'edit.undo': [() => 'whyNot.noUndo'],
  'edit.redo': [() => 'whyNot.noRedo'],
  'select.cutOut': [something, picked, busy],
  'select.clear': [something],
  'select.all': [photo],
  'select.invert': [photo],
  'select.importMask': [photo],
  'select.findAll': [photo, () => 'whyNot.found'],
  'select.toArea': [promptsOrObjects, busy],
  'select.fromArea': [area, promptsOrObjects, busy],
  'select.addToMask': [area, cutout, maskFree, busy],
  'select.takeFromMask': [area, cutout, maskFree, busy],
  'select.areaToPrompts': [area, busy],
  'select.eachToLayer': [
    unless((editor) => phase(editor) !== 'off', 'whyNot.noObjects'),
    unless((editor) => phase(editor) === 'ready', 'whyNot.finding'),
    unless(({ objects }) => objects.store.getState().objects.length > 0, 'whyNot.noneFound'),
    busy,
  ],
  'select.reopen': [cutout, busy],
  'select.exportMask': [unless((editor) => holds(editor) || editor.selection.current()?.kind === 'cutout', 'whyNot.noMask')],
  'select.removeLast': [prompts],
  'select.toggleMode': [prompts],
  'select.nextCandidate': [prompts, answer],
  'select.previousCandidate': [prompts, answer],
  'select.candidate1': [prompts, answer],
  'select.candidate2': [prompts, answer],
  'select.candidate3': [prompts, answer],
  'photo.removeBackground': [busy],
  'layer.addBlur': [photo],
  'layer.copyPng': [layer],
  'layer.ungroup': [layer, () => 'whyNot.noGroup'],
  'layer.merge': [layer, below, free, busy],
  'layer.up': [layer, highest],
  'layer.top': [layer, highest],
  'layer.down': [layer, lowest],
  'layer.bottom': [layer, lowest],
  'layer.distributeAcross': [several(3, 'whyNot.threeLayers'), free],
  'layer.distributeDown': [several(3, 'whyNot.threeLayers'), free],
  'crop.apply': [unless((editor) => inHand(editor, 'crop'), 'whyNot.noCropTool'), () => 'whyNot.noCrop'],
  'crop.cancel': [unless((editor) => inHand(editor, 'crop'), 'whyNot.noCropTool'), () => 'whyNot.noCrop'],
  'view.nextGuide': [() => 'whyNot.noGuides'],
  'view.clearGuides': [() => 'whyNot.noGuides'],
  'view.zoomSelection': [layer],
};

function reasonsFor({ id, group }: Command): readonly Reason[] {
  const own = reasons[id];
  if (own) return own;
  if (id === 'annotate.here') return [() => 'whyNot.annotating'];
  if (id.startsWith('annotate.class')) return [annotating, () => 'whyNot.noClass'];
  if (id.startsWith('annotate.')) return [annotating, () => 'whyNot.noPhotoThere'];
  if (id.startsWith('brush.')) return [unless((editor) => inHand(editor, 'brush', 'eraser'), 'whyNot.noBrush')];
  if (id.startsWith('layer.nudge')) return [layer, unless((editor) => inHand(editor, 'move'), 'whyNot.noMoveTool'), free];
  return group === 'layer' ? [layer, free, busy] : [busy];
}

/** Key of what is missing before the command can be run; undefined when it can be. */
export function whyNot(command: Command, editor: Editor): string | undefined {
  if (command.enabled()) return undefined;
  const { document, mode } = editor.session.store.getState();
  if (document === undefined) return 'whyNot.noDocument';
  if (mode === 'reading') return 'whyNot.reading';
  if (editor.refining.isOpen()) return 'whyNot.refining';
  for (const reason of reasonsFor(command)) {
    const missing = reason(editor);
    if (missing !== undefined) return missing;
  }
  return 'whyNot.notNow';
}
