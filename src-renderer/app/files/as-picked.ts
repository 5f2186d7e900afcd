import type { LoadedFile, PickedFile } from '../../editor/ports';

/** A file whose bytes the page has, or can have. */
export function asPicked(file: File): PickedFile & LoadedFile {
  const bytes = async (): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await file.arrayBuffer());
  return { name: file.name, bytes, source: async () => ({ kind: 'bytes', name: file.name, bytes: await bytes() }) };
}
