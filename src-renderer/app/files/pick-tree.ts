import type { LoadedFile } from '../../editor/ports';
import { bytesOf } from './as-picked';

/** All files of a folder, by the browser's own dialog. */
export function pickTree(): Promise<readonly LoadedFile[] | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.webkitdirectory = true;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])].map((file) => ({ name: file.webkitRelativePath, bytes: () => bytesOf(file) }))));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}
