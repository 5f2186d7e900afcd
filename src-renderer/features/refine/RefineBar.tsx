import { Brush, Eraser } from 'lucide-react';
import { useStore } from 'zustand';
import { brushSize } from '../../editor/brushing/brush-settings';
import { secondsLeft } from '../../editor/background/time-left';
import type { Editor } from '../../editor/editor';
import { toolInHand } from '../../editor/tools/toolbox';
import { Button } from '../../ui/Button';
import { classNames } from '../../ui/class-names';
import { Hint } from '../../ui/hints/Hint';
import { Icon } from '../../ui/Icon';
import { NumberField } from '../../ui/NumberField';
import { ProgressLine } from '../../ui/ProgressLine';
import { useText } from '../../ui/text';

/** How far what is on the screen is from what will be in the document. */
function RefineProgress({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { full, live, drafts, store } = editor.refining;
  const { running, fraction, startedAt, result } = useStore(full.store);
  const isChanged = useStore(drafts.store, (state) => state.now !== state.kept || state.past.length > 0);
  const waiting = useStore(live.store, (state) => state.waiting);
  const finishing = useStore(store, (state) => state.finishing);
  if (!running) {
    return (
      <span className="refine-state" role="status">
        {t(waiting && isChanged ? 'refine.updating' : result ? 'refine.done' : isChanged ? 'refine.preview' : 'refine.paintHint')}
      </span>
    );
  }
  const left = secondsLeft(fraction, editor.ports.now() - startedAt);
  const label = t(finishing ? 'refine.finishing' : 'refine.running');
  return (
    <span className="refine-state">
      <span className="refine-run">
        <span className="refine-run-text">{left === undefined ? label : `${label} · ${t('task.secondsLeft', { count: left })}`}</span>
        <ProgressLine label={label} fraction={fraction} />
      </span>
      <Button look="plain" onClick={finishing ? editor.refining.cancel : full.stop}>
        {t('action.cancel')}
      </Button>
    </span>
  );
}

/** The refine-edge brush, and how far the work at full resolution is. */
export function RefineBar({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { brushing, toolbox, commands } = editor;
  const { size } = useStore(brushing.settings.store);
  const pressing = useStore(toolbox.store, (state) => state.pressing);
  const tool = useStore(toolbox.store, toolInHand);
  const brush = (id: 'brush' | 'eraser', label: string) => (
    <Hint label={t(label)} shortcut={commands.action(id === 'brush' ? 'tool.brush' : 'tool.eraser').shortcut} side="top">
      <Button look="icon" aria-label={t(label)} pressed={tool === id} onClick={() => toolbox.choose(id)}>
        <Icon of={id === 'brush' ? Brush : Eraser} />
      </Button>
    </Hint>
  );
  return (
    <section className={classNames('float', 'float-wrap', 'refine-bar', pressing && 'float-aside')} aria-label={t('refine.bar')} data-testid="refine-bar">
      <span className="button-row">
        {brush('brush', 'refine.brush')}
        {brush('eraser', 'refine.eraser')}
      </span>
      <NumberField label={t('brush.size')} className="float-field" unit="px" value={Math.round(size)} {...brushSize} onChange={(next) => brushing.settings.set({ size: next })} />
      <span className="float-line" />
      <RefineProgress editor={editor} />
    </section>
  );
}
