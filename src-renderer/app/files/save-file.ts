import type { ExportedFile } from '../../../src-preload/contract/exports';
import type { SaveOutcome } from '../../editor/ports';
import { download } from './download';
import { hasPickers, unlessDismissed, writeHandle } from './picker';

export async function saveFile(file: ExportedFile, how: 'download' | 'ask'): Promise<SaveOutcome> {
  if (how === 'download' || !hasPickers(window)) {
    download(file.name, new Blob([file.bytes], { type: file.mime }));
    return 'saved';
  }
  const handle = await unlessDismissed(window.showSaveFilePicker({ suggestedName: file.name }));
  if (!handle) return 'cancelled';
  await writeHandle(handle, file.bytes);
  return 'saved';
}
