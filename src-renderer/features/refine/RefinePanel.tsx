import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { refineOutputs, type RefineOutput } from '../../editor/refining/refine-views';
import { ActionButton } from '../../ui/ActionButton';
import { Button } from '../../ui/Button';
import { SelectField } from '../../ui/SelectField';
import { Spinner } from '../../ui/Spinner';
import { useText } from '../../ui/text';
import { SettingFields } from './SettingFields';
import { ViewPicker } from './ViewPicker';

const outputNames: Readonly<Record<RefineOutput, string>> = {
  mask: 'refine.outputMask',
  selection: 'refine.outputSelection',
  layer: 'refine.outputLayer',
  cleanLayer: 'refine.outputCleanLayer',
};

/** Keys go where one looks: to the canvas, when the workspace opens and when it closes. */
const focusCanvas = (): void => document.querySelector<HTMLElement>('.canvas')?.focus({ preventScroll: true });

/** The side panel while an edge is refined: how it is looked at, what makes it, and what becomes of it. */
export function RefinePanel({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { refining, commands } = editor;
  const { subject, output, finishing } = useStore(refining.store);

  useEffect(() => {
    const stop = new AbortController();
    const release = (): void => refining.original.release();
    window.addEventListener('keyup', release, { signal: stop.signal });
    window.addEventListener('blur', release, { signal: stop.signal });
    focusCanvas();
    return () => {
      stop.abort();
      focusCanvas();
    };
  }, [refining]);

  if (!subject) return null;
  const outputs = refineOutputs.filter((value) => subject.kind === 'cutout' || value !== 'mask').map((value) => ({ value, label: t(outputNames[value]) }));
  return (
    <section className="refine" aria-label={t('refine.title')} data-testid="refine-panel">
      <header className="refine-head">
        <h2 className="refine-title">{t('refine.title')}</h2>
        <span className="section-note">{subject.cutout.name}</span>
        <Button look="plain" className="refine-reset" onClick={() => commands.run('refine.reset')}>
          {t('refine.resetAll')}
        </Button>
      </header>
      <ViewPicker editor={editor} />
      <div className="refine-body">
        <SettingFields editor={editor} />
      </div>
      <footer className="refine-foot">
        <SelectField label={t('refine.output')} value={output} options={outputs} onChange={refining.setOutput} />
        <div className="refine-buttons">
          <ActionButton action={commands.action('refine.cancel')} side="top">
            {t('action.cancel')}
          </ActionButton>
          <ActionButton action={commands.action('refine.apply')} look="accent" side="top">
            {finishing ? <Spinner /> : null}
            {t('refine.ok')}
          </ActionButton>
        </div>
      </footer>
    </section>
  );
}
