import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import type { LifeLine } from '../../editor/life-line';
import { toolInHand } from '../../editor/tools/toolbox';
import { useText } from '../../ui/text';
import { DeviceStatus } from './DeviceStatus';
import { EmbeddingStatus } from './EmbeddingStatus';
import { RefiningStatus } from './RefiningStatus';
import { ZoomMenu } from './ZoomMenu';

const help = {
  move: 'help.move',
  'smart-select': 'help.smartSelect',
  lasso: 'help.lasso',
  marquee: 'help.marquee',
  brush: 'help.brush',
  eraser: 'help.eraser',
  wand: 'help.wand',
  crop: 'help.crop',
  text: 'help.text',
  eyedropper: 'help.eyedropper',
  hand: 'help.hand',
  zoom: 'help.zoom',
} as const;

export function StatusBar({ editor, lifeLine }: { readonly editor: Editor; readonly lifeLine: LifeLine }) {
  const t = useText();
  const tool = useStore(editor.toolbox.store, toolInHand);
  const content = useStore(editor.viewport.store, (state) => state.content);
  const { commands, refining } = editor;
  const refined = useStore(refining.store, (state) => state.subject !== undefined);
  const annotating = useStore(editor.annotating.store, (state) => state.photos.length > 0);
  const prompting = useStore(editor.smartSelect.store, (state) => state.steps.length > 0);
  const picking = annotating && tool === 'smart-select' && !prompting;
  const helpKey = picking ? 'help.annotate' : refined && (tool === 'brush' || tool === 'eraser') ? 'help.refine' : help[tool];
  const smaller = useSyncExternalStore(commands.subscribe, () => commands.action('brush.smaller').shortcut ?? '');
  const larger = useSyncExternalStore(commands.subscribe, () => commands.action('brush.larger').shortcut ?? '');
  return (
    <footer className="status" aria-label={t('status.label')}>
      <div className="status-side">
        <DeviceStatus editor={editor} lifeLine={lifeLine} />
        <EmbeddingStatus editor={editor} />
        <RefiningStatus editor={editor} />
        <span title={t('status.offlineHint')}>{t('status.offline')}</span>
      </div>
      <span className="status-help">{content ? t(helpKey, { smaller, larger }) : ''}</span>
      <div className="status-side status-end">
        {content ? <span data-testid="document-size">{`${content.width} × ${content.height}`}</span> : null}
        {content ? <ZoomMenu editor={editor} /> : null}
      </div>
    </footer>
  );
}
