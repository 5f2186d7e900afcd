import { vi } from 'vitest';
import type { DecodeRequest, Inference } from '../../../src-main/inference/inference';
import { createEmbeddings } from '../../../src-main/services/embeddings/embeddings';
import { embeddingKey } from '../../../src-main/services/embeddings/embedding-key';
import { cropBoxes } from '../../../src-main/services/everything/crop-boxes';
import { createEverything } from '../../../src-main/services/everything/everything';
import type { Images, OpenImage } from '../../../src-main/services/images/images';
import { ClickcutError } from '../../../src-preload/contract/errors';
import { findOptions, type FoundObject } from '../../../src-preload/contract/everything';
import type { Rect } from '../../../src-preload/model/geometry';
import { floatToHalf } from '../../../src-preload/model/half-float';

export const imageId = 'a'.repeat(64);
const encoderSha256 = 'e'.repeat(64);
const samples = 65536;

/** A photo of 2048 x 1024 pixels: one sample of the logits is 8 x 8 pixels, 256 x 128 of them lie in the photo. */
export const pixelsPerSample = 8;
const info = { id: imageId, name: 'photo.png', width: 2048, height: 1024, format: 'png', hasAlpha: false, depth: 8, space: 'srgb', bytes: 1 };

/** A rectangle of samples that the models of the test see; later ones lie on earlier ones. */
export interface Thing {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly iou?: number;
  /** Width in samples of a rim whose logits are undecided. */
  readonly rim?: number;
}

const holds = ({ x, y, width, height }: Thing, px: number, py: number, grown = 0): boolean =>
  px >= x - grown && px < x + width + grown && py >= y - grown && py < y + height + grown;

/** The logits of one thing: `level` inside, the opposite outside, -0.5 on its rim. */
export function logitsOf(thing: Thing, level = 8): Float32Array {
  const logits = new Float32Array(samples);
  for (let k = 0; k < samples; k++) {
    const [x, y] = [k % 256, Math.floor(k / 256)];
    if (holds(thing, x, y)) logits[k] = level;
    else logits[k] = holds(thing, x, y, thing.rim ?? 0) ? -0.5 : -level;
  }
  return logits;
}

/** Each thing looks like itself and like nothing else to the encoder. */
function embeddingOf(things: readonly Thing[]): Uint16Array {
  const values = new Float32Array(256 * 64 * 64);
  for (let cell = 0; cell < 4096; cell++) {
    const [x, y] = [(cell % 64) * 4 + 2, Math.floor(cell / 64) * 4 + 2];
    const top = things.findLastIndex((thing) => holds(thing, x, y));
    values[(top + 1) * 4096 + cell] = 1;
  }
  return floatToHalf(values);
}

/** The same things as a part of the photo shows them. */
function thingsIn(things: readonly Thing[], crop: Rect): readonly Thing[] {
  const across = 256 / Math.max(crop.width, crop.height);
  return things.map((thing) => ({
    ...thing,
    x: (thing.x * pixelsPerSample - crop.x) * across,
    y: (thing.y * pixelsPerSample - crop.y) * across,
    width: thing.width * pixelsPerSample * across,
    height: thing.height * pixelsPerSample * across,
  }));
}

/** What a click gets: the thing on top, the next one below it and the one below that, as tokens 1, 2 and 3. */
export function answerWith(things: readonly Thing[]): Inference['decode'] {
  return ({ points }: DecodeRequest) => {
    const [x, y] = [((points[0]?.x ?? 0) + 0.5) / 4, ((points[0]?.y ?? 0) + 0.5) / 4];
    const hit = things.filter((thing) => holds(thing, Math.floor(x), Math.floor(y))).toReversed();
    const logits = new Float32Array(4 * samples).fill(-8);
    const iou = new Float32Array(4);
    hit.slice(0, 3).forEach((thing, k) => {
      logits.set(logitsOf(thing), (k + 1) * samples);
      iou[k + 1] = thing.iou ?? 0.95;
    });
    return Promise.resolve({ logits, iou, ms: 1 });
  };
}

export interface Watched {
  /** As events have it, with what was replaced taken out. */
  readonly streamed: Map<number, FoundObject>;
  readonly fractions: number[];
  readonly removed: number[];
}

/** The service over a scene, with what it asked and what it said. */
export function sceneOf(things: readonly Thing[], decoder: Inference['decode'] = answerWith(things)) {
  const embeddings = createEmbeddings({
    path: '',
    problem: undefined,
    read: () => Promise.resolve(undefined),
    write: () => Promise.resolve(),
    usage: () => Promise.resolve({ entries: 0, bytes: 0 }),
  });
  const grey = { data: new Uint8Array(info.width * info.height * 3), width: info.width, height: info.height, channels: 3 } as const;
  const photo = { info, full: () => Promise.resolve(grey) } as unknown as OpenImage;
  const images: Pick<Images, 'get'> = {
    get: (id) => {
      if (id !== imageId) throw new ClickcutError({ code: 'not-found', message: 'no such image' });
      return photo;
    },
  };
  /** Parts of the photo by the keys of their embeddings. */
  const parts = new Map<string, Rect>();
  const decode = vi.fn<Inference['decode']>((request, options) => {
    const crop = parts.get(request.key);
    return crop ? answerWith(thingsIn(things, crop))(request, options) : decoder(request, options);
  });
  let nextPart = 1;
  const encode = vi.fn<Inference['encode']>(({ key }) => {
    const box = cropBoxes(info, 2, 512 / 1500)[nextPart++];
    if (!box) throw new Error('no such part');
    parts.set(key, box.crop);
    return Promise.resolve({ embedding: embeddingOf(thingsIn(things, box.crop)), ms: 1 });
  });
  const everything = createEverything({
    images,
    embeddings,
    inference: { decode, encode },
    encoderSha256,
    segmentation: {
      prepare: () => {
        embeddings.keep(embeddingKey(imageId, encoderSha256), embeddingOf(things));
        return { from: 'encoder', ms: 1 };
      },
    },
  });
  const watched: Watched = { streamed: new Map(), fractions: [], removed: [] };
  const find = (options: Parameters<typeof findOptions.parse>[0] = {}, signal = new AbortController().signal) =>
    Promise.resolve(
      everything.find(
        { image: imageId, options: findOptions.parse(options) },
        {
          signal,
          progress: ({ fraction, objects, removed }) => {
            watched.fractions.push(fraction);
            for (const id of removed) watched.streamed.delete(id);
            for (const object of objects) watched.streamed.set(object.id, object);
            watched.removed.push(...removed);
          },
        },
      ),
    );
  const asked = () => decode.mock.calls.map(([{ points }]) => ({ x: ((points[0]?.x ?? 0) + 0.5) / 4, y: ((points[0]?.y ?? 0) + 0.5) / 4 }));
  return { everything, find, decode, encode, asked, ...watched };
}
