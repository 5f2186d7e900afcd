import { useEffect, useState } from 'react';
import type { Sample } from '../../../src-preload/contract/system';
import type { Editor } from '../../editor/editor';
import { useText } from '../../ui/text';

const side = 320;

/** Those that have a name in every language; others keep their own. */
const names: Readonly<Record<string, string>> = { flower: 'sample.flower', airplane: 'sample.airplane', acanthus: 'sample.acanthus' };

/** The address of the sample's picture while it is shown. */
function useThumbnail(editor: Editor, id: string): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const stop = new AbortController();
    let made: string | undefined;
    const load = async (): Promise<void> => {
      const { mime, bytes } = await editor.engine.services.system.sampleThumbnail({ id, side }, { signal: stop.signal });
      if (stop.signal.aborted) return;
      made = URL.createObjectURL(new Blob([bytes], { type: mime }));
      setAddress(made);
    };
    load().catch(() => undefined);
    return () => {
      stop.abort();
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [editor, id]);
  return address;
}

export function SampleCard({ editor, sample }: { readonly editor: Editor; readonly sample: Sample }) {
  const t = useText();
  const address = useThumbnail(editor, sample.id);
  const known = names[sample.id];
  const name = known === undefined ? sample.name : t(known);
  return (
    <button
      type="button"
      className="sample"
      aria-label={t('empty.openSample', { name })}
      title={sample.credit}
      data-testid={`sample-${sample.id}`}
      onClick={() => void editor.opener.openSample(sample.id, name)}
    >
      <span className="sample-picture">{address === undefined ? null : <img src={address} alt="" draggable={false} />}</span>
      <span className="sample-name">{name}</span>
    </button>
  );
}
