import { BoxSelect, CopyMinus, CopyPlus, CornerDownLeft, Feather, Minus, Plus, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { answerRect } from '../../editor/area/selected-rect';
import type { Editor } from '../../editor/editor';
import { barPlace } from '../../editor/viewport/bar-place';
import { ActionButton } from '../../ui/ActionButton';
import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/Icon';
import { Segmented } from '../../ui/Segmented';
import { Spinner } from '../../ui/Spinner';
import { useText } from '../../ui/text';
import { CandidateRow } from './CandidateRow';
import { PromptList } from './PromptList';
import { SelectHint } from './SelectHint';
import { usePhotoProxy } from './use-photo-proxy';

/** The object in document pixels, for the bar to keep off it. */
function useObject(editor: Editor) {
  const shown = useStore(editor.smartSelect.store, (state) => state.shown);
  const photo = useStore(editor.target.store, (state) => state.target);
  return useMemo(() => answerRect(shown, photo), [shown, photo]);
}

/** What can be done with the selection now. */
export function SmartSelectBar({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { smartSelect, embedding, viewport, toolbox, commands, cutOut, reopening, selection } = editor;
  const hasPrompts = useStore(smartSelect.store, (state) => state.steps.length > 0);
  const hasAnswer = useStore(smartSelect.store, (state) => state.shown !== undefined);
  const isReady = useStore(embedding.store, (state) => state.phase === 'ready');
  const document = useStore(editor.session.store, (state) => state.document?.id);
  const [answered, setAnswered] = useState<string>();
  if (hasAnswer && answered !== document) setAnswered(document);
  const proxy = usePhotoProxy(editor, answered === document);
  const mode = useStore(smartSelect.store, (state) => state.mode);
  const pressing = useStore(toolbox.store, (state) => state.pressing);
  const cutting = useStore(cutOut.store, (state) => state.running);
  const updating = useStore(reopening.store, (state) => state.running);
  const reopened = useStore(reopening.store, (state) => state.layer !== undefined);
  const onCutout = useStore(selection.store, () => selection.current()?.kind === 'cutout');
  const running = cutting || (reopened && updating);
  const object = useObject(editor);
  const place = useStore(viewport.store, ({ view, screen }) => barPlace(object, view, screen));
  // While a click is answered the page keeps still: what it would draw takes its time from the answer.
  if (!hasPrompts || (isReady && !hasAnswer)) return <SelectHint editor={editor} />;

  const modes = [
    { value: 'include', label: <><Icon of={Plus} size={14} /><span className="segment-text">{t('select.include')}</span></> },
    { value: 'exclude', label: <><Icon of={Minus} size={14} /><span className="segment-text">{t('select.exclude')}</span></> },
  ] as const;
  return (
    <section className={classNames('float', 'float-wrap', 'smart-bar', `float-${place}`, pressing && 'float-aside')} aria-label={t('select.bar')} data-testid="smart-select-bar">
      <CandidateRow editor={editor} proxy={proxy} />
      <PromptList editor={editor} />
      <span className="float-line" />
      <Segmented label={t('select.mode')} value={mode} segments={modes} onChange={smartSelect.setMode} />
      <span className="button-row">
        <ActionButton action={commands.action('select.toArea')} icon={BoxSelect} side="top" />
        <ActionButton action={commands.action('select.clear')} icon={X} side="top" />
        {onCutout && !reopened ? (
          <>
            <ActionButton action={commands.action('select.addToMask')} icon={CopyPlus} side="top" />
            <ActionButton action={commands.action('select.takeFromMask')} icon={CopyMinus} side="top" />
          </>
        ) : null}
        <ActionButton action={commands.action('refine.open')} icon={Feather} side="top" />
      </span>
      <ActionButton action={commands.action('select.cutOut')} look="accent" side="top" className="float-go">
        {running ? <Spinner /> : null}
        {t(reopened ? 'select.update' : 'command.cutOut')}
        <span className="float-key">
          <Icon of={CornerDownLeft} size={13} />
        </span>
      </ActionButton>
    </section>
  );
}
