import type { BatchId } from '../../../src-preload/contract/batches';
import type { Engine } from '../engine';
import type { LoadedFile, PickedFile } from '../ports';

/** What the engine reads; other files of a folder stay where they are. */
const isPhoto = (name: string): boolean => /\.(png|jpe?g|webp|avif|gif|tiff?|svg)$/i.test(name);

/** Names within the folder that was chosen, as the command line has them; two folders may have the same ones. */
function placesOf(files: readonly LoadedFile[], taken: Set<string>): ReadonlyMap<LoadedFile, string> {
  const places = new Map<LoadedFile, string>();
  for (const file of files) {
    const inside = file.name.split('/').slice(1).join('/');
    const name = inside === '' || taken.has(inside) ? file.name : inside;
    taken.add(name);
    places.set(file, name);
  }
  return places;
}

export interface BatchFiles {
  /** Files by their own names. */
  addFiles(batch: BatchId, files: readonly PickedFile[], onDone: (done: number) => void): Promise<void>;
  /** Photos of a folder that the page has read: their names begin with the folder's. */
  addTree(batch: BatchId, files: readonly LoadedFile[], onDone: (done: number) => void): Promise<void>;
  clear(): void;
}

/** Brings files to the engine, one after the other: each is in the page's memory only for a moment. */
export function createBatchFiles({ services }: Engine): BatchFiles {
  const taken = new Set<string>();
  const free = (name: string): string => {
    for (let n = 1; ; n++) {
      const candidate = n === 1 ? name : name.replace(/(\.[^.]*)?$/, (extension) => ` ${n}${extension}`);
      if (!taken.has(candidate)) return candidate;
    }
  };
  return {
    addFiles: async (batch, files, onDone) => {
      for (const [at, file] of files.entries()) {
        const source = await file.source();
        const name = free(file.name);
        await services.batches.add({ batch, name, source });
        if (source.kind !== 'file') taken.add(name);
        onDone(at + 1);
      }
    },
    addTree: async (batch, files, onDone) => {
      const places = placesOf(files.filter(({ name }) => isPhoto(name)), taken);
      let done = 0;
      for (const [file, name] of places) {
        await services.batches.add({ batch, name, source: { kind: 'bytes', name: name.split('/').at(-1) ?? name, bytes: await file.bytes() } });
        onDone((done += 1));
      }
    },
    clear: () => taken.clear(),
  };
}
