import type { PickedFile } from '../../editor/ports';

export function asPicked(file: File): PickedFile {
  return { name: file.name, bytes: async () => new Uint8Array(await file.arrayBuffer()) };
}
