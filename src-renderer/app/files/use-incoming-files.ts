import { useEffect, useState } from 'react';
import type { Editor } from '../../editor/editor';
import type { PickedFile } from '../../editor/ports';

const carriesFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') === true;

/** Files dropped anywhere and images pasted; photos to annotate, or for the batch, while that is what is done. Returns whether some are being dragged over the window. */
export function useIncomingFiles({ opener, annotating, batch, dialogs }: Pick<Editor, 'opener' | 'annotating' | 'batch' | 'dialogs'>, asPicked: (file: File) => PickedFile): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const options = { signal: stop.signal };
    const take = (data: DataTransfer | null): boolean => {
      const files = [...(data?.files ?? [])];
      const isForBatch = dialogs.store.getState().open === 'batch';
      const give = isForBatch ? batch.addFiles : annotating.isOn() ? annotating.add : opener.take;
      if (files.length > 0) void give(files.map(asPicked));
      return files.length > 0;
    };
    window.addEventListener(
      'dragover',
      (event) => {
        if (!carriesFiles(event.dataTransfer)) return;
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      },
      options,
    );
    window.addEventListener(
      'dragleave',
      (event) => {
        if (event.relatedTarget === null) setOver(false);
      },
      options,
    );
    window.addEventListener(
      'drop',
      (event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer);
      },
      options,
    );
    window.addEventListener(
      'paste',
      (event) => {
        if (take(event.clipboardData)) event.preventDefault();
      },
      options,
    );
    return () => stop.abort();
  }, [opener, annotating, batch, dialogs, asPicked]);
  return over;
}
