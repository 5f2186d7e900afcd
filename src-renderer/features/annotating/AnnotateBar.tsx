import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { ActionButton } from '../../ui/ActionButton';
import { ProgressLine } from '../../ui/ProgressLine';
import { Spinner } from '../../ui/Spinner';
import { useText } from '../../ui/text';
import { AnnotationExportButton } from './AnnotationExportButton';
import { ClassChips } from './ClassChips';
import { ClassesButton } from './ClassesButton';

/** Which photo it is, which classes there are, and the ways on and out. */
export function AnnotateBar({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { annotating, commands, session } = editor;
  const { photos, at, going, finding, ahead } = useStore(annotating.store);
  const count = useStore(session.store, ({ document }) => document?.layers.filter(({ kind }) => kind === 'cutout').length ?? 0);
  const photo = photos[at];
  if (!photo) return null;
  return (
    <section className="work-bar" aria-label={t('annotate.bar')} data-testid="annotate-bar" data-ahead={ahead}>
      <div className="work-bar-photo">
        <ActionButton action={commands.action('annotate.previous')} icon={ChevronLeft} />
        <ActionButton action={commands.action('annotate.next')} icon={ChevronRight} />
        <span className="work-bar-title" role="status">
          <span className="work-bar-number">{t('annotate.photo', { number: at + 1, total: photos.length })}</span>
          <span className="work-bar-name" title={photo.name}>
            {photo.name}
          </span>
          {going ? <Spinner /> : null}
        </span>
      </div>
      <div className="work-bar-classes">
        <ClassChips editor={editor} />
        <ClassesButton editor={editor} />
      </div>
      <div className="work-bar-end">
        <span className="work-bar-count" role="status" data-testid="annotate-count">
          {finding === undefined ? t('objects.found', { count }) : t('annotate.finding')}
        </span>
        <AnnotationExportButton editor={editor} />
        <ActionButton action={commands.action('annotate.leave')}>{t('annotate.done')}</ActionButton>
      </div>
      {finding === undefined ? null : <ProgressLine label={t('annotate.finding')} fraction={finding} />}
    </section>
  );
}
