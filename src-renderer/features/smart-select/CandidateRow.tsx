import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { useText } from '../../ui/text';
import { Spinner } from '../../ui/Spinner';
import { CandidateButton } from './CandidateButton';

/** The three readings of the prompts, as live pictures. */
export function CandidateRow({ editor, proxy }: { readonly editor: Editor; readonly proxy: HTMLCanvasElement | undefined }) {
  const t = useText();
  const shown = useStore(editor.smartSelect.store, (state) => state.shown);
  // There the digits are classes.
  const annotating = useStore(editor.annotating.store, (state) => state.photos.length > 0);
  if (!shown) {
    return (
      <div className="candidates candidates-none" role="status">
        <Spinner />
        {t('select.waiting')}
      </div>
    );
  }
  return (
    <div className="candidates" role="radiogroup" aria-label={t('select.candidates')}>
      {shown.candidates.map((candidate, index) => (
        <CandidateButton
          key={index}
          number={index + 1}
          candidate={candidate}
          frame={shown.frame}
          proxy={proxy}
          chosen={index === shown.chosen}
          keyed={!annotating}
          onChoose={() => editor.smartSelect.choose(index)}
        />
      ))}
    </div>
  );
}
