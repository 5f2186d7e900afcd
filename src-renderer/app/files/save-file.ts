import type { ExportedFile } from '../../../src-preload/contract/exports';
import type { SaveOutcome } from '../../editor/ports';

/** The part of the File System Access API that is used; not every browser has it. */
interface SavePicker {
  showSaveFilePicker(options: { readonly suggestedName: string }): Promise<FileSystemFileHandle>;
}

const hasPicker = (page: object): page is SavePicker => 'showSaveFilePicker' in page;

/** Long enough for the browser to have started reading. */
const keepMs = 60_000;

function download({ name }: ExportedFile, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keepMs);
}

export async function saveFile(file: ExportedFile, how: 'download' | 'ask'): Promise<SaveOutcome> {
  const blob = new Blob([file.bytes as Uint8Array<ArrayBuffer>], { type: file.mime });
  if (how === 'download' || !hasPicker(window)) {
    download(file, blob);
    return 'saved';
  }
  try {
    const handle = await window.showSaveFilePicker({ suggestedName: file.name });
    const stream = await handle.createWritable();
    await stream.write(blob);
    await stream.close();
    return 'saved';
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return 'cancelled';
    throw error;
  }
}
