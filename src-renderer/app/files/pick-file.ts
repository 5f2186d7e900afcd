import type { LoadedFile } from '../../editor/ports';
import { bytesOf } from './as-picked';

/** One file by the browser's own dialog. */
export function pickFile(accept: string): Promise<LoadedFile | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  return new Promise((resolve) => {
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      resolve(file && { name: file.name, bytes: () => bytesOf(file) });
    });
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}
