import { Download, Plus, Trash2 } from 'lucide-react';
import { useStore } from 'zustand';
import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import { mostOutputs } from '../../../src-preload/model/exporting/export-output';
import type { Editor } from '../../editor/editor';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Section } from '../../ui/Section';
import { useText } from '../../ui/text';
import { describeFormat, describeSize } from '../../editor/export/describe-output';

/** The files that a layer is exported as by itself, kept with it. */
export function ExportSection({ editor, document, layer }: { readonly editor: Editor; readonly document: DocumentRecord; readonly layer: Layer }) {
  const t = useText();
  const { keptOutputs, outputSheet, outputRun } = editor;
  const running = useStore(outputRun.store, (state) => state.running);
  const { id, outputs } = layer;
  return (
    <Section id="layer-export" title={t('layerExport.title')}>
      {outputs.length > 0 ? (
        <ul className="layer-outputs" aria-label={t('outputs.list')}>
          {outputs.map((output, index) => (
            <li key={index} className="layer-output">
              <button type="button" className="layer-output-about" aria-label={t('layerExport.edit', { what: `${describeFormat(output)} ${describeSize(output, t)}` })} onClick={() => outputSheet.open(id, index)}>
                <span>{describeFormat(output)}</span>
                <small>
                  {describeSize(output, t)}
                  {output.suffix === '' ? '' : ` · ${output.suffix}`}
                </small>
              </button>
              <Button look="icon" aria-label={t('layerExport.remove', { what: `${describeFormat(output)} ${describeSize(output, t)}` })} onClick={() => keptOutputs.remove(id, index)}>
                <Icon of={Trash2} size={15} />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="button-row">
        <Button look="plain" disabled={outputs.length >= mostOutputs} onClick={() => keptOutputs.add(id)}>
          <Icon of={Plus} size={15} />
          {t('layerExport.add')}
        </Button>
        {outputs.length > 0 ? (
          <Button disabled={running !== undefined} data-testid="layer-export-go" onClick={() => void outputRun.run(document, { layers: [id], outputs: outputs.map((output) => ({ ...output, of: 'layers' })) })}>
            <Icon of={Download} size={15} />
            {t('export.go', { count: outputs.length })}
          </Button>
        ) : null}
      </div>
    </Section>
  );
}
