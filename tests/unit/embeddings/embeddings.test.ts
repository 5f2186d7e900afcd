import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { embeddingLength } from '../../../src-main/services/embeddings/embedding-file';
import { createEmbeddingFolder } from '../../../src-main/services/embeddings/embedding-folder';
import { embeddingKey } from '../../../src-main/services/embeddings/embedding-key';
import { createEmbeddings } from '../../../src-main/services/embeddings/embeddings';

const mebibyte = 1024 ** 2;
const fileBytes = 64 + 2 * embeddingLength;
const key = (n: number): string => embeddingKey(n.toString(16).padStart(64, '0'), 'e'.repeat(64));
const embedding = (seed: number): Uint16Array => Uint16Array.from({ length: embeddingLength }, (_, i) => (i * 31 + seed) & 0x7bff);

/** `toEqual` looks at a million numbers one by one. */
const isSame = (a: Uint16Array | undefined, b: Uint16Array): boolean =>
  a !== undefined && Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(Buffer.from(b.buffer, b.byteOffset, b.byteLength));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clickcut-embeddings-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const open = (maxBytes = 100 * mebibyte) => createEmbeddingFolder(join(folder, 'embeddings'), () => maxBytes);
const pathOf = async (): Promise<string> => {
  const [name = ''] = await readdir(join(folder, 'embeddings'));
  return join(folder, 'embeddings', name);
};

describe('embedding folder', () => {
  it('gives back what was written, to another process too', async () => {
    await open().write(key(1), embedding(1));
    expect(isSame(await open().read(key(1)), embedding(1))).toBe(true);
    expect(await open().read(key(2))).toBeUndefined();
    expect(await open().usage()).toEqual({ entries: 1, bytes: fileBytes });
  });

  it.each([
    ['cut short', (path: string) => truncate(path, 1000)],
    ['empty', (path: string) => truncate(path, 0)],
    ['altered in its payload', async (path: string) => {
      const bytes = await readFile(path);
      bytes[4000] = (bytes[4000] ?? 0) ^ 1;
      await writeFile(path, bytes);
    }],
    ['of another version', async (path: string) => {
      const bytes = await readFile(path);
      bytes.writeUInt32LE(99, 8);
      await writeFile(path, bytes);
    }],
    ['not one of ours', (path: string) => writeFile(path, Buffer.alloc(fileBytes, 'x'))],
  ])('misses an entry that is %s, and removes it', async (_what, damage) => {
    await open().write(key(1), embedding(1));
    await damage(await pathOf());
    expect(await open().read(key(1))).toBeUndefined();
    expect(await readdir(join(folder, 'embeddings'))).toEqual([]);
    await open().write(key(1), embedding(1));
    expect(isSame(await open().read(key(1)), embedding(1))).toBe(true);
  });

  it('drops the entries used longest ago when it is full', async () => {
    const cache = open(2.5 * fileBytes);
    await cache.write(key(1), embedding(1));
    await cache.write(key(2), embedding(2));
    const longAgo = new Date(Date.now() - 1e7);
    for (const name of await readdir(cache.path)) await utimes(join(cache.path, name), longAgo, longAgo);
    expect(await cache.read(key(1))).toBeDefined();
    await cache.write(key(3), embedding(3));
    expect(await cache.read(key(2))).toBeUndefined();
    expect(await cache.read(key(1))).toBeDefined();
    expect(await cache.read(key(3))).toBeDefined();
  });

  it('works on without a folder that can be used, and says why', async () => {
    await writeFile(join(folder, 'embeddings'), 'a file where the folder should be');
    const cache = open();
    await cache.write(key(1), embedding(1));
    expect(cache.problem).toBeDefined();
    expect(await cache.read(key(1))).toBeUndefined();
    const embeddings = createEmbeddings(cache);
    embeddings.keep(key(1), embedding(1));
    await embeddings.settled();
    expect(embeddings.recall(key(1))).toBeDefined();
    expect((await embeddings.usage()).problem).toBeDefined();
  });

  it('clears what writers that died have left', async () => {
    const cache = open();
    await cache.write(key(1), embedding(1));
    const left = join(cache.path, '.x.embedding.1234.tmp');
    await writeFile(left, 'half');
    await utimes(left, new Date(0), new Date(0));
    await cache.write(key(2), embedding(2));
    expect(await readdir(cache.path)).not.toContain('.x.embedding.1234.tmp');
  });

  it('survives two writers of the same entry', async () => {
    const caches = [open(), open(), open()];
    await Promise.all(caches.map((cache) => cache.write(key(1), embedding(1))));
    expect(isSame(await open().read(key(1)), embedding(1))).toBe(true);
  });
});

describe('embeddings', () => {
  it('keeps a few in memory and finds the others on disk', async () => {
    const embeddings = createEmbeddings(open(), 2);
    for (const n of [1, 2, 3]) embeddings.keep(key(n), embedding(n));
    await embeddings.settled();
    expect(embeddings.recall(key(2))).toBeDefined();
    expect(embeddings.recall(key(1))).toBeUndefined();
    expect(await embeddings.load(key(1))).toBeDefined();
    // 1 has put out 3, which was used longest ago.
    expect(embeddings.recall(key(2))).toBeDefined();
    expect(embeddings.recall(key(3))).toBeUndefined();
  });
});
