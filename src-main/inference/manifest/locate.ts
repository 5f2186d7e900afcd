import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { alteredFile, missingFile } from './problems';
import type { Model } from './schema';

/** One file that holds a span of the model's bytes. `sha256` is known for chunks, whose names are their hashes. */
export interface ModelPart {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export type ResolvePackage = (name: string) => string;

const require = createRequire(import.meta.url);

/** The folder of an installed package, found from wherever this module runs. Throws when it is not installed. */
export const resolvePackage: ResolvePackage = (name) => dirname(require.resolve(`${name}/package.json`));

const chunkIndex = z.record(
  z.string(),
  z.object({
    size: z.number().int().positive(),
    chunks: z.array(z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), offsets: z.tuple([z.number().int(), z.number().int()]) })).min(1),
  }),
);

/**
 * The files that hold a model, in order.
 * @throws ClickcutError `model-missing` when the package or its index is not there, `model-damaged` when the index
 *   does not describe the model that the manifest describes
 */
export async function locateModel(model: Model, resolve: ResolvePackage = resolvePackage): Promise<readonly ModelPart[]> {
  const { source } = model;
  let folder: string;
  try {
    folder = resolve(source.package);
  } catch (cause) {
    throw missingFile(model, `node_modules/${source.package}`, { bytes: model.bytes, sha256: model.sha256 }, cause);
  }
  switch (source.kind) {
    case 'file':
      return [{ path: join(folder, source.file), bytes: model.bytes, sha256: model.sha256 }];
    case 'chunks':
      return locateChunks(model, join(folder, source.index), source.key, join(folder, source.folder));
  }
}

async function locateChunks(model: Model, indexPath: string, key: string, folder: string): Promise<readonly ModelPart[]> {
  const text = await readFile(indexPath, 'utf8').catch((cause: unknown) => {
    throw missingFile(model, indexPath, undefined, cause);
  });
  const damaged = (): Error => alteredFile(model, `${indexPath} (${key})`, { bytes: model.bytes }, { bytes: Buffer.byteLength(text) });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw damaged();
  }
  const entry = chunkIndex.safeParse(json).data?.[key];
  if (!entry) throw damaged();
  const parts: ModelPart[] = [];
  let end = 0;
  for (const { hash, offsets } of entry.chunks) {
    if (offsets[0] !== end || offsets[1] <= end) throw damaged();
    parts.push({ path: join(folder, hash), bytes: offsets[1] - end, sha256: hash });
    end = offsets[1];
  }
  if (end !== model.bytes) throw damaged();
  return parts;
}
