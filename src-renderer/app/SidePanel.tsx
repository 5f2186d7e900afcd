import type { Editor } from '../editor/editor';
import { LayerPanel } from '../features/layers/LayerPanel';
import { LayerProperties } from '../features/properties/LayerProperties';
import { useText } from '../ui/text';

export function SidePanel({ editor }: { readonly editor: Editor }) {
  const t = useText();
  return (
    <aside className="side" aria-label={t('side.label')}>
      <LayerPanel editor={editor} />
      <LayerProperties editor={editor} />
    </aside>
  );
}
