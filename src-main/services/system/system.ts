import type { ServiceHandlers } from '../../../src-preload/contract/define';
import type { Check, ModelStatus, SystemStatus, system } from '../../../src-preload/contract/system';
import type { Inference } from '../../inference/inference';
import { reportModels } from '../../inference/manifest/status';
import type { Embeddings } from '../embeddings/embeddings';
import type { Samples } from '../samples/samples';
import { checkInference, checkProviders } from './check-inference';
import { checkStorage } from './check-storage';
import { checkVersions } from './check-versions';

export interface DiagnosisDeps {
  readonly version: string;
  readonly dirs: { readonly cache: string; readonly config: string };
  readonly inference: Pick<Inference, 'status' | 'encode' | 'decode'>;
  readonly embeddings: Embeddings;
}

export type System = ServiceHandlers<typeof system>;

/** What really runs, for the status bar. */
export function systemStatusOf(version: string, inference: Pick<Inference, 'status'>): SystemStatus {
  const { sam, matting } = inference.status().lanes;
  const starts = [sam.starts, matting.starts];
  // Each lane starts once; only what goes beyond that is a replacement that somebody should know of.
  const replacements = starts.reduce((sum, n) => sum + Math.max(0, n - 1), 0);
  const inferenceStarts = starts.some((n) => n > 0) ? 1 + replacements : 0;
  return { version, provider: sam.provider, providerNote: sam.note, inferenceStarts };
}

function checkOf({ name, state, licence, problem }: ModelStatus): Check {
  const label = `Model: ${name}`;
  if (state === 'verified') return { name: label, state: 'ok', found: `verified, ${licence}` };
  return { name: label, state: 'problem', found: problem ?? state, advice: "Run 'npm ci' in Clickcut's folder." };
}

/** Every model with all its bytes checked. */
export const verifyModels = async (cacheDir: string): Promise<ModelStatus[]> => [...(await reportModels({ cacheDir, deep: true }))];

/** Looks at everything that can go wrong; what it finds are results, not errors. @throws ClickcutError `cancelled` */
export async function diagnose({ version, dirs, inference, embeddings }: DiagnosisDeps, signal?: AbortSignal): Promise<Check[]> {
  return [
    ...checkVersions(version),
    ...(await verifyModels(dirs.cache)).map(checkOf),
    ...(await checkStorage(dirs, embeddings)),
    // The run comes before the providers: it decides which one is in use.
    await checkInference(inference, signal),
    ...checkProviders(inference),
  ];
}

export function createSystem(deps: DiagnosisDeps & { readonly samples: Pick<Samples, 'list' | 'thumbnail'> }): System {
  const { version, dirs, inference, samples } = deps;
  return {
    status: () => systemStatusOf(version, inference),
    models: () => verifyModels(dirs.cache),
    doctor: (_params, { signal }) => diagnose(deps, signal),
    samples: async () => [...(await samples.list())],
    sampleThumbnail: ({ id, side }, { signal }) => samples.thumbnail(id, side, signal),
  };
}
