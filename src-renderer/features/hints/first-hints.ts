import type { Editor } from '../../editor/editor';
import type { ToolId } from '../../editor/tools/tool';

export interface FirstHint {
  /** Kept among the settings once it was put away; never changes. */
  readonly id: string;
  /** Key of the text. */
  readonly text: string;
  /** CSS selector of what it explains; the first one that matches. */
  readonly anchor: string;
  readonly side: 'left' | 'right' | 'top';
  /** About this tool alone: another one in hand puts it off. */
  readonly tool?: ToolId;
  /** It has something to say now. */
  readonly when: (editor: Editor) => boolean;
}

const lastStep = ({ session }: Editor): string | undefined => session.store.getState().history.past.at(-1)?.label;
const moves: readonly (string | undefined)[] = ['history.move', 'history.transform'];

/** In the order in which they matter: of several that could be shown the first one is. */
export const firstHints: readonly FirstHint[] = [
  {
    id: 'first-photo',
    text: 'hint.firstPhoto',
    anchor: '.rail-button[aria-pressed="true"]',
    side: 'right',
    tool: 'smart-select',
    when: ({ session, smartSelect, background }) => {
      const { document, history, mode } = session.store.getState();
      const isFresh = document !== undefined && mode === 'editing' && history.past.length === 0 && document.layers.every((layer) => layer.kind === 'image');
      const isIdle = smartSelect.store.getState().steps.length === 0 && !background.store.getState().running;
      return isFresh && isIdle;
    },
  },
  {
    id: 'first-cut-out',
    text: 'hint.firstCutOut',
    anchor: '[data-testid="layer"]',
    side: 'left',
    when: (editor) => lastStep(editor) === 'history.cutOut' && editor.smartSelect.store.getState().steps.length === 0,
  },
  {
    id: 'first-move',
    text: 'hint.firstMove',
    anchor: '[data-testid="undo"], .top-start .button-icon:not(.main-menu)',
    side: 'top',
    when: (editor) => moves.includes(lastStep(editor)),
  },
];

export const hasItsTool = ({ tool }: FirstHint, { toolbox }: Editor): boolean => tool === undefined || toolbox.store.getState().active === tool;

/** The one to be shown now. */
export const hintFor = (editor: Editor): FirstHint | undefined => {
  const { dismissedHints } = editor.preferences.store.getState();
  return firstHints.find((hint) => !dismissedHints.includes(hint.id) && hasItsTool(hint, editor) && hint.when(editor));
};
