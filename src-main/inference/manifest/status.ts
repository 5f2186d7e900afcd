import { asClickcutError } from '../../../src-preload/contract/errors';
import { createStamps } from '../files/stamps';
import { loadManifest } from './load';
import type { ResolvePackage } from './locate';
import type { ModelId } from './schema';
import { verifyModel } from './verify';

/** What `clickcut models` and the models panel show; has the fields of the contract's `modelStatus`. */
export interface ModelReport {
  readonly id: ModelId;
  readonly name: string;
  readonly licence: string;
  readonly bytes: number;
  readonly state: 'verified' | 'missing' | 'damaged';
  readonly problem?: string;
}

/** Checks every model of the manifest. `deep` reads every byte (about 133 MB); otherwise untouched files are trusted. */
export async function reportModels(options: {
  readonly cacheDir: string;
  readonly deep?: boolean;
  readonly resolve?: ResolvePackage;
}): Promise<readonly ModelReport[]> {
  const stamps = createStamps(options.cacheDir);
  const reports: ModelReport[] = [];
  for (const model of loadManifest().models) {
    const base = { id: model.id, name: model.name, licence: `${model.licence.spdx} (${model.licence.holder})`, bytes: model.bytes };
    try {
      await verifyModel(model, { stamps, deep: options.deep, resolve: options.resolve });
      reports.push({ ...base, state: 'verified' });
    } catch (thrown) {
      const error = asClickcutError(thrown);
      const state = error.code === 'model-missing' ? 'missing' : 'damaged';
      reports.push({ ...base, state, problem: [error.message, error.hint].filter(Boolean).join(' ') });
    }
  }
  return reports;
}
