import { vi } from 'vitest';
import type { Inference } from '../../../src-main/inference/inference';
import { createEmbeddings } from '../../../src-main/services/embeddings/embeddings';
import type { EmbeddingFolder } from '../../../src-main/services/embeddings/embedding-folder';
import type { Images, OpenImage } from '../../../src-main/services/images/images';
import { createLogitsStore } from '../../../src-main/services/masks/logits-store';
import { createMasks } from '../../../src-main/services/masks/masks';
import { rasterJobs, type RasterInput, type RasterJob, type RasterOutput } from '../../../src-main/services/raster/jobs';
import type { RasterWorker } from '../../../src-main/services/raster/raster-worker';
import type { SalienceMap } from '../../../src-main/services/salience/salience';
import { createSegmentation } from '../../../src-main/services/segmentation/segmentation';
import { ClickcutError } from '../../../src-preload/contract/errors';

export const imageId = 'a'.repeat(64);
const info = { id: imageId, name: 'photo.png', width: 2048, height: 1024, format: 'png', hasAlpha: false, depth: 8, space: 'srgb', bytes: 1 };

const raster = (width: number, height: number) =>
  Promise.resolve({ width, height, channels: 3, data: new Uint8Array(width * height * 3) } as const);

const photo: OpenImage = {
  info,
  bytes: new Uint8Array(1),
  full: () => raster(info.width, info.height),
  scaled: () => raster(info.width, info.height),
  stretched: raster,
};

const images: Pick<Images, 'get'> = {
  get: (id) => {
    if (id !== imageId) throw new ClickcutError({ code: 'not-found', message: 'no such image' });
    return photo;
  },
};

/** Nothing on disk. */
const noFolder: EmbeddingFolder = {
  path: '',
  problem: undefined,
  read: () => Promise.resolve(undefined),
  write: () => Promise.resolve(),
  usage: () => Promise.resolve({ entries: 0, bytes: 0 }),
};

const inProcess: RasterWorker = {
  run: <J extends RasterJob>(job: J, input: RasterInput<J>) =>
    Promise.resolve((rasterJobs[job] as (input: RasterInput<J>) => RasterOutput<J>)(input)),
  close: () => Promise.resolve(),
};

/** The segmentation service over models that the test plays. */
export function fakeEngine(models: { readonly encode?: Inference['encode']; readonly decode?: Inference['decode']; readonly folder?: EmbeddingFolder; readonly salience?: SalienceMap } = {}) {
  const encode = vi.fn<Inference['encode']>(models.encode ?? (() => Promise.resolve({ embedding: new Uint16Array(1), ms: 1 })));
  const decode = vi.fn<Inference['decode']>(
    models.decode ?? (() => Promise.resolve({ logits: new Float32Array(4 * 65536).fill(1), iou: Float32Array.of(0.1, 0.5, 0.9, 0.7), ms: 1 })),
  );
  const hold = vi.fn<Inference['hold']>(() => Promise.resolve());
  const warm = vi.fn<Inference['warm']>(() => Promise.resolve());
  const masks = createMasks();
  const salience = { held: () => models.salience };
  const logits = createLogitsStore();
  const segmentation = createSegmentation({
    images,
    masks,
    logits,
    embeddings: createEmbeddings(models.folder ?? noFolder),
    raster: inProcess,
    inference: { encode, decode, warm, hold },
    salience,
    encoderSha256: 'e'.repeat(64),
  });
  return { segmentation, encode, decode, warm, hold, masks };
}

export const context = (signal: AbortSignal = new AbortController().signal) => ({ signal, progress: vi.fn() });
