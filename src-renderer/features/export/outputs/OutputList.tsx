import { Copy, Plus, Trash2 } from 'lucide-react';
import { useStore } from 'zustand';
import { describeFormat, describeSize } from '../../../editor/export/describe-output';
import type { OutputSheet } from '../../../editor/export/output-sheet';
import { Button } from '../../../ui/Button';
import { classNames } from '../../../ui/class-names';
import { Icon } from '../../../ui/Icon';
import { useText } from '../../../ui/text';

/** The outputs of the sheet; the chosen one is shown beside the list. */
export function OutputList({ sheet }: { readonly sheet: OutputSheet }) {
  const t = useText();
  const outputs = useStore(sheet.store, (state) => state.outputs);
  const current = useStore(sheet.store, (state) => state.current);
  return (
    <div className="output-list">
      <ul aria-label={t('outputs.list')}>
        {outputs.map((output, index) => (
          <li key={index}>
            <button
              type="button"
              className={classNames('output-row', index === current && 'output-row-current')}
              aria-current={index === current}
              onClick={() => sheet.look(index)}
            >
              <span>{describeFormat(output)}</span>
              <small>{describeSize(output, t)}</small>
            </button>
          </li>
        ))}
      </ul>
      <div className="output-tools">
        <Button look="icon" aria-label={t('outputs.add')} onClick={sheet.add}>
          <Icon of={Plus} />
        </Button>
        <Button look="icon" aria-label={t('outputs.duplicate')} onClick={sheet.duplicate}>
          <Icon of={Copy} />
        </Button>
        <Button look="icon" aria-label={t('outputs.remove')} disabled={outputs.length < 2} onClick={sheet.remove}>
          <Icon of={Trash2} />
        </Button>
      </div>
    </div>
  );
}
