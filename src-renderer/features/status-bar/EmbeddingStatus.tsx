import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import { ProgressLine } from '../../ui/ProgressLine';
import { useText } from '../../ui/text';

/** Whether the photo can be asked about yet. */
export function EmbeddingStatus({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { phase, fraction } = useStore(editor.embedding.store);
  if (phase === 'none') return null;
  return (
    <span className="status-embedding" data-testid="embedding" data-phase={phase}>
      {phase === 'preparing' ? t('status.encoding') : t(phase === 'ready' ? 'status.ready' : 'status.notReady')}
      {phase === 'preparing' ? <ProgressLine label={t('status.encoding')} fraction={fraction} /> : null}
    </span>
  );
}
