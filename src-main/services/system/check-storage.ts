import type { Check } from '../../../src-preload/contract/system';
import type { Embeddings } from '../embeddings/embeddings';
import { folderBytes, whyNotWritable } from './folder-usage';

const mebibytes = (bytes: number): string => `${Math.round(bytes / 1024 ** 2)} MiB`;

async function checkFolder(name: string, path: string, variable: string): Promise<Check> {
  const reason = await whyNotWritable(path);
  if (reason === undefined) return { name, state: 'ok', found: path };
  return {
    name,
    state: 'problem',
    found: `${path} cannot be written: ${reason}`,
    advice: `Make the folder writable, or set ${variable} to one that is.`,
  };
}

async function checkEmbeddings(embeddings: Embeddings): Promise<Check> {
  const { path, entries, bytes, problem } = await embeddings.usage();
  const found = `${entries} photos, ${mebibytes(bytes)} in ${path}`;
  if (problem === undefined) return { name: 'Embedding cache', state: 'ok', found };
  const advice = 'Photos are encoded anew each time they are opened until the folder can be read and written.';
  return { name: 'Embedding cache', state: 'note', found: `${found}; not in use: ${problem}`, advice };
}

/** The folders that Clickcut writes to, and what lies in them. */
export async function checkStorage(folders: { readonly cache: string; readonly config: string }, embeddings: Embeddings): Promise<readonly Check[]> {
  const total = await folderBytes(folders.cache);
  return [
    await checkFolder('Cache folder', folders.cache, 'CLICKCUT_CACHE_DIR'),
    await checkFolder('Settings folder', folders.config, 'CLICKCUT_CONFIG_DIR'),
    { name: 'Cache size', state: 'ok', found: mebibytes(total) },
    await checkEmbeddings(embeddings),
  ];
}
