import { useStore } from 'zustand';
import type { DocumentRecord } from '../../../../src-preload/model/document';
import type { Editor } from '../../../editor/editor';
import { SelectField } from '../../../ui/SelectField';
import { SwitchField } from '../../../ui/SwitchField';
import { useText } from '../../../ui/text';

/** No layer has such an id. */
const wholeDocument = ':document';

/** Whose outputs these are: the document's, or those of a layer that is chosen or keeps some. */
export function SubjectRow({ editor, document }: { readonly editor: Editor; readonly document: DocumentRecord }) {
  const t = useText();
  const { outputSheet, selection } = editor;
  const { subject, kept } = useStore(outputSheet.store);
  const selected = useStore(selection.store, (state) => state.selected);
  const layers = document.layers.filter(({ id, outputs }) => id === subject || outputs.length > 0 || selected.includes(id)).toReversed();
  return (
    <div className="subject-row">
      <SelectField
        label={t('outputs.subject')}
        value={subject ?? wholeDocument}
        options={[{ value: wholeDocument, label: t('outputs.subjectDocument') }, ...layers.map(({ id, name }, index) => ({ value: id, label: name, line: index === 0 }))]}
        onChange={(value) => outputSheet.turnTo(value === wholeDocument ? null : value)}
      />
      {subject === null ? <SwitchField label={t('outputs.keep')} checked={kept} onChange={outputSheet.setKept} /> : <span className="output-note">{t('outputs.keptWithLayer')}</span>}
    </div>
  );
}
