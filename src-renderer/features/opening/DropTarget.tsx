import { ImageDown } from 'lucide-react';
import { Icon } from '../../ui/Icon';
import { useText } from '../../ui/text';

/** Over the whole window while files are dragged over it. */
export function DropTarget({ visible }: { readonly visible: boolean }) {
  const t = useText();
  if (!visible) return null;
  return (
    <div className="drop" aria-hidden>
      <div className="drop-card">
        <Icon of={ImageDown} size={28} />
        {t('empty.drop')}
      </div>
    </div>
  );
}
