import { isLayered } from '../../../editor/export/format-names';
import { SelectField } from '../../../ui/SelectField';
import { useText } from '../../../ui/text';
import { FileFields } from './FileFields';
import { FormatFields, type OutputFieldsProps } from './FormatFields';
import { LookFields } from './LookFields';
import { SizeFields } from './SizeFields';

/** All that can be said about one output, in the order in which a picture becomes a file. */
export function OutputForm({ output, alone = false, onChange }: OutputFieldsProps) {
  const t = useText();
  const layered = isLayered(output.format.type);
  return (
    <div className="output-form">
      <FormatFields output={output} alone={alone} onChange={onChange} />
      {layered ? (
        <p className="output-note">{t('outputs.layeredNote')}</p>
      ) : (
        <>
          {alone ? null : (
            <SelectField
              label={t('outputs.of')}
              value={output.of}
              options={[
                { value: 'layers', label: t('outputs.ofLayers') },
                { value: 'document', label: t('outputs.ofDocument') },
                { value: 'roots', label: t('outputs.ofRoots') },
                { value: 'cutouts', label: t('outputs.ofCutouts') },
              ]}
              onChange={(of) => onChange({ of })}
            />
          )}
          <h3 className="output-head">{t('outputs.size')}</h3>
          <SizeFields output={output} onChange={onChange} />
          <h3 className="output-head">{t('outputs.look')}</h3>
          <LookFields output={output} onChange={onChange} />
        </>
      )}
      <h3 className="output-head">{t('outputs.file')}</h3>
      <FileFields output={output} alone={alone} onChange={onChange} />
    </div>
  );
}
