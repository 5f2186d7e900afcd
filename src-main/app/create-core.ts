import { join } from 'node:path';
import { settingsRecord, type ProviderChoice } from '../../src-preload/contract/settings';
import { createInference } from '../inference/create-inference';
import type { Inference } from '../inference/inference';
import { findModel } from '../inference/manifest/load';
import { createBackground, type Background } from '../services/background/background';
import { createEmbeddingFolder } from '../services/embeddings/embedding-folder';
import { createEmbeddings, type Embeddings } from '../services/embeddings/embeddings';
import { createEverything } from '../services/everything/everything';
import { createImages } from '../services/images/create-images';
import type { Images } from '../services/images/images';
import { createKeptProxies } from '../services/images/kept-proxies';
import { createLogitsStore, type LogitsStore } from '../services/masks/logits-store';
import { createMasks, type Masks } from '../services/masks/masks';
import { createRasterWorker, type RasterWorker } from '../services/raster/raster-worker';
import { createRefining, type Refining } from '../services/refining/refining';
import { createSalience, type Salience } from '../services/salience/salience';
import { createSegmentation, type Segmentation } from '../services/segmentation/segmentation';
import { fixedBudget, shareOf, type MemoryBudget } from '../services/settings/memory-budget';
import { defaultDirs, type Dirs } from './dirs';
import { entryPath } from './entry-path';
import type { HostPorts } from './ports';
import { clickcutVersion } from './version';

/** Everything that works on photos: what the Node API needs, and what the document services stand on. */
export interface Core {
  readonly version: string;
  readonly dirs: Dirs;
  readonly images: Images;
  readonly masks: Masks;
  readonly logits: LogitsStore;
  readonly raster: RasterWorker;
  readonly encoderSha256: string;
  readonly embeddings: Embeddings;
  readonly inference: Inference;
  readonly segmentation: Segmentation;
  readonly salience: Salience;
  readonly background: Background;
  readonly refining: Refining;
  readonly everything: ReturnType<typeof createEverything>;
  /** Ends all processes and threads, and waits for what is being written. */
  close(): Promise<void>;
}

export interface CoreOptions extends HostPorts {
  /** The user's choice, where the host has none. */
  readonly savedProvider?: ProviderChoice | undefined;
  /** Bound of pictures, proxies and masks in memory together; the setting's default unless told. */
  readonly memoryBudget?: MemoryBudget | undefined;
  /** Bound of the photo cache on disk, embeddings and proxies; asked whenever it grows. */
  readonly photoCacheMiB?: (() => number) | undefined;
}

const mebibyte = 1024 ** 2;
/** Of the photo cache on disk: 2 MiB a photo and up to 12. */
const diskShares = { embeddings: 0.5, proxies: 0.5 };
/** The rest of the budget is for renders under way and for the models. */
const memoryShares = { pictures: 0.25, masks: 0.25, packedMasks: 0.25 };

/** The folders with what the host gives in place of the platform's. */
export function resolveDirs({ dirs }: HostPorts): Dirs {
  const own = defaultDirs();
  return { cache: dirs?.cache ?? own.cache, config: dirs?.config ?? own.config, data: dirs?.data ?? own.data };
}

/** Puts the services together. No process is started and no file is read but the manifest. */
export function createCore(options: CoreOptions = {}): Core {
  const defaults = settingsRecord.parse({});
  const dirs = resolveDirs(options);
  const photoCacheMiB = options.photoCacheMiB ?? (() => defaults.photoCacheMiB);
  const onDisk = (share: number) => (): number => photoCacheMiB() * mebibyte * share;
  const inference = createInference({
    entry: entryPath('inference'),
    cacheDir: dirs.cache,
    provider: options.provider ?? options.savedProvider ?? defaults.provider,
    nodePath: options.nodePath,
  });
  const budget = options.memoryBudget ?? fixedBudget(defaults.memoryBudgetMiB * mebibyte);
  const keptProxies = createKeptProxies(join(dirs.cache, 'proxies'), onDisk(diskShares.proxies));
  const images = createImages({ memoryBudget: shareOf(budget, memoryShares.pictures), keptProxies });
  const masks = createMasks({ budget: shareOf(budget, memoryShares.masks), packedBudget: shareOf(budget, memoryShares.packedMasks) });
  const logits = createLogitsStore();
  const raster = createRasterWorker({ entry: entryPath('raster-worker') });
  const refining = createRefining({ images, masks, entry: entryPath('refine-worker') });
  const embeddings = createEmbeddings(createEmbeddingFolder(join(dirs.cache, 'embeddings'), onDisk(diskShares.embeddings)));
  const encoderSha256 = findModel('mobile-sam-encoder').sha256;
  const salience = createSalience({ images, inference });
  const segmentation = createSegmentation({ images, masks, logits, embeddings, raster, inference, salience, encoderSha256 });
  return {
    version: clickcutVersion(),
    dirs,
    images,
    masks,
    logits,
    raster,
    encoderSha256,
    embeddings,
    inference,
    salience,
    segmentation,
    everything: createEverything({ images, segmentation, embeddings, inference, encoderSha256 }),
    background: createBackground({ images, masks, raster, salience, decoder: { segmentation, embeddings, inference, encoderSha256 } }),
    refining,
    close: async () => {
      await Promise.all([inference.close(), raster.close(), refining.close()]);
      await Promise.all([embeddings.settled(), keptProxies.settled()]);
    },
  };
}
