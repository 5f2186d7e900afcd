import type { MaskInfo, WorkProgress } from '../../../src-preload/contract/common';
import type { ServiceHandlers } from '../../../src-preload/contract/define';
import { ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { refining as refiningContract } from '../../../src-preload/contract/refining';
import type { ImageId, MaskId } from '../../../src-preload/model/document';
import type { Size } from '../../../src-preload/model/geometry';
import type { PromptPoint } from '../../../src-preload/model/prompt';
import type { RefineSettings } from '../../../src-preload/model/refinement';
import { emptyAlpha } from '../../../src-preload/raster/bounds';
import type { Images, OpenImage } from '../images/images';
import type { Masks, StoredMask } from '../masks/masks';
import { sealMask } from '../masks/seal-mask';
import { isEmpty, nowhere } from '../render/rects';
import { createBoundedMemory } from './bounded-memory';
import { gridUncertainty } from './edge-band';
import { createEdgeColours, type EdgeColours } from './edge-colours';
import { levelPhoto, photoKey } from './level-photo';
import { createRefineLane } from './refine-lane';
import { createRefineLanes } from './refine-lanes';
import { refinedAtOnce } from './refined-at-once';
import { changesNothing, needsPhoto, planMask, planPreview, type RefineArea, type RefineScene } from './refine-plan';
import type { RefineWork } from './refine-stages';
import { createSharedWork } from '../segmentation/shared-work';
import { shareMask, type SharedAlpha, type SharedPhoto } from './shared-pixels';

export interface RefiningDeps {
  readonly images: Pick<Images, 'get'>;
  readonly masks: Pick<Masks, 'adopt' | 'info' | 'load' | 'room'>;
  /** Path of the built worker (dist/main/refine-worker.js). */
  readonly entry: string;
  /** The threads end after so long without work; 30 seconds unless told. */
  readonly idleMs?: number | undefined;
}

/** What is refined, without its place among the masks. */
export interface RefineAsked {
  readonly source: StoredMask;
  readonly hair?: StoredMask | undefined;
  /** In image pixels: their pieces are never dropped, their holes never filled. */
  readonly clicks?: readonly PromptPoint[] | undefined;
  /** How far the contour may lie beside the object's, in pixels; see `gridUncertainty`. Taken from the mask unless told. */
  readonly uncertainty?: number | undefined;
  readonly settings: RefineSettings;
}

interface RefineControl {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((progress: WorkProgress) => void) | undefined;
}

export interface Refining extends ServiceHandlers<typeof refiningContract> {
  /** As `refine`, without keeping the result. @throws ClickcutError `not-found`, `bad-request`, `cancelled` */
  refined(image: ImageId, asked: RefineAsked, control?: RefineControl): Promise<StoredMask>;
  /**
   * Alpha of the whole photo by a trimap of its size: 0 is out, 255 is in, everything else is unknown.
   * @throws ClickcutError `not-found`, `bad-request`, `cancelled`
   */
  matte(image: ImageId, trimap: Uint8Array, control?: RefineControl): Promise<Uint8Array>;
  readonly edgeColours: EdgeColours;
  /** Ends all threads. */
  close(): Promise<void>;
}

const mebibyte = 1024 ** 2;
/** What previews share with their thread. */
const memory = { masks: 96 * mebibyte, photos: 64 * mebibyte };

function checkFits(image: OpenImage, { info }: StoredMask): void {
  const { name, width, height } = image.info;
  if (info.width === width && info.height === height) return;
  const message = `A mask of ${info.width} x ${info.height} pixels cannot be refined on '${name}', which has ${width} x ${height}.`;
  throw new ClickcutError({ code: 'bad-request', message, hint: 'Use a mask of this photo.' });
}

const clickUncertainty = (image: Size, clicks: readonly PromptPoint[]): number | null => (clicks.length > 0 ? gridUncertainty.clicks(image) : null);

/**
 * Refines masks in threads of its own: one for results, which ends when its job is cancelled, and one for previews,
 * which never wait for the other and keep what they have found out until they rest.
 */
export function createRefining({ images, masks, entry, idleMs }: RefiningDeps): Refining {
  const sharedMasks = createBoundedMemory<SharedAlpha>(memory.masks, ({ alpha }) => alpha.length);
  const sharedPhotos = createBoundedMemory<SharedPhoto>(memory.photos, ({ raster }) => raster.data.length);
  const fetching = createSharedWork<SharedPhoto, never>();
  const forget = (): void => {
    sharedMasks.clear();
    sharedPhotos.clear();
  };
  const heavy = createRefineLanes(() => createRefineLane({ entry, idleMs, endsOnCancel: true }), refinedAtOnce());
  const quick = createRefineLane({ entry, idleMs, endsOnCancel: false, onEnded: forget });

  const sceneOf = (image: OpenImage, source: StoredMask, hair: StoredMask | undefined, settings: RefineSettings): RefineScene => {
    checkFits(image, source);
    if (hair) checkFits(image, hair);
    return { image: { width: image.info.width, height: image.info.height }, source: source.info.bounds, sourceArea: source.info.area, hair: hair?.info.bounds ?? nowhere, settings };
  };

  const refined: Refining['refined'] = async (id, { source, hair, clicks = [], uncertainty, settings }, { signal, progress = () => undefined } = {}) => {
    const image = images.get(id);
    const scene = sceneOf(image, source, hair, settings);
    const hasHair = !isEmpty(scene.hair);
    const plan = planMask(scene);
    if (changesNothing(settings, hasHair) || isEmpty(plan.area)) return source;
    const photo = needsPhoto(settings, hasHair);
    if (photo) progress({ stage: 'reading', fraction: 0 });
    const work: RefineWork = {
      ...plan,
      image: scene.image,
      sourceArea: scene.sourceArea,
      uncertainty: uncertainty ?? clickUncertainty(scene.image, clicks),
      source: shareMask(source),
      hair: hair && hasHair ? shareMask(hair) : null,
      clicks,
      settings,
      photo: photo ? await levelPhoto(image, plan, signal) : null,
    };
    throwIfAborted(signal);
    progress({ stage: 'refining', fraction: 0 });
    const mask = await heavy.run('mask', work, { signal, onProgress: (fraction) => progress({ stage: 'refining', fraction }) });
    progress({ stage: 'refining', fraction: 1 });
    return mask;
  };

  const load = (id: MaskId | null): Promise<StoredMask | undefined> => (id === null ? Promise.resolve(undefined) : masks.load(id));

  const keep = async (mask: StoredMask): Promise<MaskInfo> => {
    const { info } = masks.adopt(mask);
    await masks.room();
    return info;
  };

  const sharedPhoto = async (image: OpenImage, plan: RefineArea, signal: AbortSignal): Promise<SharedPhoto> => {
    const key = photoKey(image, plan);
    const held = sharedPhotos.get(key);
    if (held) return held;
    return fetching.join(
      key,
      async ({ signal: during }) => {
        const photo = await levelPhoto(image, plan, during);
        sharedPhotos.put(key, photo);
        return photo;
      },
      { signal },
    );
  };

  const share = (mask: StoredMask): SharedAlpha => {
    const { id } = mask.info;
    const held = sharedMasks.get(id);
    if (held) return held;
    const shared = shareMask(mask);
    sharedMasks.put(id, shared);
    return shared;
  };

  const matte: Refining['matte'] = async (id, given, { signal, progress = () => undefined } = {}) => {
    const image = images.get(id);
    const { name, width, height } = image.info;
    if (given.length !== width * height) {
      const message = `A trimap of ${given.length} bytes does not fit '${name}', which has ${width} x ${height} pixels.`;
      throw new ClickcutError({ code: 'bad-request', message, hint: 'Give one byte for each pixel: 0 out, 255 in, 128 unknown.' });
    }
    const trimap = new Uint8Array(new SharedArrayBuffer(given.length));
    trimap.set(given);
    const { raster: photo } = await levelPhoto(image, { step: 1, area: { x: 0, y: 0, width, height } }, signal);
    const { alpha } = await heavy.run('matte', { photo, trimap }, { signal, onProgress: (fraction) => progress({ stage: 'refining', fraction }) });
    return alpha;
  };

  return {
    refined,
    matte,
    edgeColours: createEdgeColours({ heavy, quick }),
    refine: async ({ image, source, hair, clicks, settings }, { signal, progress }) => {
      const asked = { source: await masks.load(source), hair: await load(hair), clicks, settings };
      return keep(await refined(image, asked, { signal, progress }));
    },
    preview: async ({ image: id, source: sourceId, hair: hairId, clicks, settings, region, width, height }, { signal }) => {
      const view = { width, height };
      const nothing = { ...view, alpha: new Uint8Array(width * height) };
      if (isEmpty(region)) return nothing;
      const image = images.get(id);
      const source = await masks.load(sourceId);
      const hair = await load(hairId);
      const scene = sceneOf(image, source, hair, settings);
      const hasHair = !isEmpty(scene.hair);
      const plan = planPreview(scene, { region, view });
      if (isEmpty(plan.area)) return nothing;
      const work = {
        ...plan,
        image: scene.image,
        sourceArea: scene.sourceArea,
        uncertainty: clickUncertainty(scene.image, clicks),
        source: share(source),
        hair: hair && hasHair ? share(hair) : null,
        clicks,
        settings,
        photo: needsPhoto(settings, hasHair) ? await sharedPhoto(image, plan, signal) : null,
        region,
        view,
      };
      const { alpha } = await quick.run('preview', work, { signal });
      return { ...view, alpha };
    },
    nothing: ({ image }) => {
      const { width, height } = images.get(image).info;
      return masks.adopt(sealMask({ width, height }, emptyAlpha())).info;
    },
    close: async () => {
      await Promise.all([heavy.close(), quick.close()]);
    },
  };
}
