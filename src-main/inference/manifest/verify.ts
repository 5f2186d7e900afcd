import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { hashInto, fingerprint } from '../files/digest';
import type { Stamps } from '../files/stamps';
import { locateModel, type ModelPart, type ResolvePackage } from './locate';
import { alteredFile, missingFile } from './problems';
import type { Model } from './schema';

export interface VerifyOptions {
  readonly stamps: Stamps;
  /** Read every byte again, whatever the stamps say. */
  readonly deep?: boolean | undefined;
  readonly resolve?: ResolvePackage | undefined;
}

/**
 * Checks the published bytes of a model against the manifest: length and SHA-256 of every file and of the whole.
 * Files that were found good before and have not been touched since are not read again.
 * @returns the files, in order
 * @throws ClickcutError `model-missing` or `model-damaged`, naming the file, what was expected and what was found
 */
export async function verifyModel(model: Model, options: VerifyOptions): Promise<readonly ModelPart[]> {
  const parts = await locateModel(model, options.resolve);
  const state = await describeState(model, parts);
  if (!options.deep && (await options.stamps.has(state))) return parts;
  await readAll(model, parts);
  await options.stamps.add(state);
  return parts;
}

/** Lengths are compared here already: a truncated file is the commonest damage and costs no reading to find. */
async function describeState(model: Model, parts: readonly ModelPart[]): Promise<string> {
  const prints: string[] = [model.sha256];
  for (const part of parts) {
    const found = await stat(part.path).catch((cause: unknown) => {
      throw missingFile(model, part.path, part, cause);
    });
    if (found.size !== part.bytes) throw alteredFile(model, part.path, factsOf(part), { bytes: found.size });
    prints.push(await fingerprint(part.path));
  }
  return prints.join('\n');
}

async function readAll(model: Model, parts: readonly ModelPart[]): Promise<void> {
  const whole = createHash('sha256');
  for (const part of parts) {
    const own = createHash('sha256');
    const bytes = await hashInto(part.path, [whole, own]).catch((cause: unknown) => {
      throw missingFile(model, part.path, factsOf(part), cause);
    });
    const sha256 = own.digest('hex');
    if (bytes !== part.bytes || sha256 !== part.sha256) throw alteredFile(model, part.path, factsOf(part), { bytes, sha256 });
  }
  const sha256 = whole.digest('hex');
  const first = parts[0]?.path ?? model.source.package;
  if (sha256 !== model.sha256) throw alteredFile(model, first, factsOf(model), { bytes: model.bytes, sha256 });
}

const factsOf = ({ bytes, sha256 }: { readonly bytes: number; readonly sha256: string }): { bytes: number; sha256: string } => ({ bytes, sha256 });
