import { useState } from 'react';
import { useStore } from 'zustand';
import type { OutputPreview } from '../../../editor/export/output-preview';
import { BytesPicture } from '../../../ui/BytesPicture';
import { ProgressLine } from '../../../ui/ProgressLine';
import { RangeField } from '../../../ui/RangeField';
import { useText } from '../../../ui/text';
import { fileSize } from './file-size';

const middle = 50;

/** The file as it will be, its size, and a line to drag that compares it with the picture before it was packed. */
export function OutputPicture({ preview }: { readonly preview: OutputPreview }) {
  const t = useText();
  const { picture, working, problem } = useStore(preview.store);
  const [split, setSplit] = useState(middle);
  return (
    <figure className="output-picture" aria-busy={working}>
      <div className="output-stage">
        {problem === undefined ? null : <p className="output-problem">{problem}</p>}
        {picture ? (
          <>
            <BytesPicture bytes={picture.encoded} alt={t('outputs.after')} data-testid="output-after" />
            <BytesPicture bytes={picture.lossless} alt={t('outputs.before')} style={{ clipPath: `inset(0 ${100 - split}% 0 0)` }} />
            <span className="output-split" style={{ left: `${split}%` }} aria-hidden />
          </>
        ) : null}
      </div>
      <figcaption>
        {picture ? (
          <>
            <RangeField label={t('outputs.compare')} value={split} min={0} max={100} shown={`${split} %`} onChange={setSplit} />
            <output className="output-facts" data-testid="output-facts">
              {`${picture.width} × ${picture.height}`} · {picture.exact ? fileSize(picture.fileBytes, t) : t('outputs.about', { size: fileSize(picture.fileBytes, t) })}
            </output>
          </>
        ) : (
          <output className="output-facts">{working ? t('outputs.working') : ''}</output>
        )}
        {working ? <ProgressLine label={t('outputs.working')} fraction={0.5} /> : null}
      </figcaption>
    </figure>
  );
}
