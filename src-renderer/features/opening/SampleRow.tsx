import { useEffect, useState } from 'react';
import type { Sample } from '../../../src-preload/contract/system';
import type { Editor } from '../../editor/editor';
import { useText } from '../../ui/text';
import { SampleCard } from './SampleCard';

/** Photos that come with the program, to try it without one's own. */
export function SampleRow({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    editor.engine.services.system.samples({}, { signal: stop.signal }).then(setSamples, () => undefined);
    return () => stop.abort();
  }, [editor]);
  if (samples.length === 0) return null;
  return (
    <section className="samples" aria-label={t('empty.samples')}>
      <h2 className="samples-title">{t('empty.samples')}</h2>
      <ul className="samples-list">
        {samples.map((sample) => (
          <li key={sample.id}>
            <SampleCard editor={editor} sample={sample} />
          </li>
        ))}
      </ul>
    </section>
  );
}
