import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ClickcutError } from '../../../src-preload/contract/errors';
import { removeAbandoned, writeAtomic } from '../files/atomic-write';
import { digestFile, fingerprint } from '../files/digest';
import { createStamps, type Stamps } from '../files/stamps';
import { loadManifest, findModel } from '../manifest/load';
import type { ModelPart, ResolvePackage } from '../manifest/locate';
import type { Manifest, Model, ModelId } from '../manifest/schema';
import { verifyModel } from '../manifest/verify';

export interface PrepareOptions {
  readonly cacheDir: string;
  readonly manifest?: Manifest | undefined;
  readonly resolve?: ResolvePackage | undefined;
}

const sealSchema = z.object({ bytes: z.number().int().positive(), sha256: z.string() });

/**
 * The path of a model that is ready to run: the published file where it runs as it is, else its rewritten form in
 * the cache, made now if it is not there or no longer what was written. The published files are checked either way.
 * Any number of processes may prepare the same model at once: each writes the same bytes under a name of its own
 * and renames. Blocks its event loop for up to two seconds while it rewrites.
 * @throws ClickcutError `model-missing`, `model-damaged`, or `file-not-writable` when the cache folder refuses
 */
export async function prepareModel(id: ModelId, options: PrepareOptions): Promise<string> {
  const stamps = createStamps(options.cacheDir);
  const model = findModel(id, options.manifest ?? loadManifest());
  const parts = await verifyModel(model, { stamps, resolve: options.resolve });
  if (!model.preparation) {
    const [only] = parts;
    if (!only || parts.length > 1) throw new ClickcutError({ code: 'internal', message: `${model.id} needs a preparation.` });
    return only.path;
  }
  const path = preparedPath(model, options.cacheDir);
  if (await isIntact(path, stamps)) return path;
  const bytes = await rewrite(model, await readParts(model, parts));
  await store(path, bytes, stamps);
  return path;
}

/** Keyed by the published bytes and the version of the rewrite: a new one of either is another file. */
export function preparedPath(model: Model, cacheDir: string): string {
  const { name, version } = model.preparation ?? { name: 'as-is', version: 0 };
  return join(cacheDir, 'prepared', `${name}-v${version}-${model.sha256.slice(0, 16)}.onnx`);
}

const sealOf = (path: string): string => `${path}.sha256.json`;

async function isIntact(path: string, stamps: Stamps): Promise<boolean> {
  try {
    const seal = sealSchema.parse(JSON.parse(await readFile(sealOf(path), 'utf8')));
    const state = `${seal.sha256}\n${await fingerprint(path)}`;
    if (await stamps.has(state)) return true;
    const found = await digestFile(path);
    if (found.bytes !== seal.bytes || found.sha256 !== seal.sha256) return false;
    await stamps.add(state);
    return true;
  } catch {
    return false;
  }
}

async function store(path: string, bytes: Uint8Array, stamps: Stamps): Promise<void> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  try {
    await removeAbandoned(dirname(path));
    await writeAtomic(path, bytes);
    await writeAtomic(sealOf(path), JSON.stringify({ bytes: bytes.byteLength, sha256 }));
    await stamps.add(`${sha256}\n${await fingerprint(path)}`);
  } catch (cause) {
    throw new ClickcutError(
      {
        code: 'file-not-writable',
        message: `The prepared model cannot be written to ${path}: ${cause instanceof Error ? cause.message : String(cause)}`,
        hint: 'Free some space on the disk, or choose a cache folder that you may write to.',
        details: { path },
      },
      { cause },
    );
  }
}

async function readParts(model: Model, parts: readonly ModelPart[]): Promise<Uint8Array> {
  const whole = new Uint8Array(model.bytes);
  let offset = 0;
  for (const part of parts) {
    whole.set(await readFile(part.path), offset);
    offset += part.bytes;
  }
  return whole;
}

/** The graph editor is loaded here and not at the top: after the first start no process needs it. */
async function rewrite(model: Model, bytes: Uint8Array): Promise<Uint8Array> {
  switch (model.preparation?.name) {
    case 'sam-decoder-candidates':
      return (await import('./sam-decoder')).rewriteSamDecoder(bytes);
    case 'isnet-fp32':
      return (await import('./isnet')).rewriteIsnet(bytes);
    case undefined:
      return bytes;
  }
}
