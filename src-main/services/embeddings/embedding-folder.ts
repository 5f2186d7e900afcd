import { createCacheFolder, type CacheFolder } from '../cache/cache-folder';
import { decodeEmbeddingFile, encodeEmbeddingFile } from './embedding-file';

/** Embeddings on disk. */
export type EmbeddingFolder = Omit<CacheFolder<Uint16Array>, 'has'>;

/** @param maxBytes asked at every write */
export function createEmbeddingFolder(path: string, maxBytes: () => number): EmbeddingFolder {
  return createCacheFolder({ path, suffix: '.embedding', maxBytes, encode: encodeEmbeddingFile, decode: decodeEmbeddingFile });
}
