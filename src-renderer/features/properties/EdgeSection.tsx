import { Feather } from 'lucide-react';
import { useStore } from 'zustand';
import type { CutoutLayer } from '../../../src-preload/model/document';
import type { RefineSettings } from '../../../src-preload/model/refinement';
import type { Editor } from '../../editor/editor';
import { ActionButton } from '../../ui/ActionButton';
import { Section } from '../../ui/Section';
import { useText } from '../../ui/text';
import { KeepField } from './KeepField';

const edges: Readonly<Record<RefineSettings['edge'], string>> = { keep: 'edge.keep', auto: 'edge.auto', firm: 'edge.firm', soft: 'edge.soft' };

/** What kind of edge a cut-out has, and the way to another one. */
export function EdgeSection({ editor, layer }: { readonly editor: Editor; readonly layer: CutoutLayer }) {
  const t = useText();
  const isWaiting = useStore(editor.freshCutouts.store, ({ waiting }) => waiting.includes(layer.id));
  const isKeeping = useStore(editor.background.keep.store, (state) => state.layer === layer.id);
  const settings = layer.refine?.settings;
  const clean = settings && settings.decontaminate > 0 ? ` · ${t('edge.clean')}` : '';
  return (
    <Section id="edge" title={t('edge.title')}>
      <div className="edge-row">
        <span className="edge-about" data-testid="edge-about">
          {isKeeping ? t('background.keeping') : isWaiting ? t('edge.waiting') : settings ? `${t(edges[settings.edge])}${clean}` : t('edge.none')}
        </span>
        <ActionButton action={editor.commands.action('refine.layer')} icon={Feather}>
          {t('edge.refine')}
        </ActionButton>
      </div>
      {layer.origin.kind === 'background' ? <KeepField editor={editor} layer={layer} /> : null}
    </Section>
  );
}
