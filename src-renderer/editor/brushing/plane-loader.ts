import { isCancelled } from '../../../src-preload/contract/errors';
import { plainLayer, type CutoutLayer, type DocumentId, type ImageLayer, type MaskId } from '../../../src-preload/model/document';
import { noEffects } from '../../../src-preload/model/effects';
import { intersect, type Rect, type Size } from '../../../src-preload/model/geometry';
import { boundsAfter, identity, invert } from '../../../src-preload/model/matrix';
import type { Session } from '../document/session';
import { scaleOf } from '../document/target';
import type { Engine } from '../engine';
import { fetchPatiently } from '../pictures/fetch-patiently';
import type { Pictures, Pixels } from '../pictures/pictures';
import { outwards, type Patch } from '../pictures/plan';
import { visibleRegion } from '../viewport/transform';
import type { Viewport, ViewportState } from '../viewport/viewport';
import { createBrushPlane, type BrushPlane } from './brush-plane';
import type { BrushPreview } from './brushing';

export interface PlaneLoader {
  /** Has the plane of this layer ready for what can be seen of it now; undefined: none is needed any more. */
  want(layer: CutoutLayer | undefined): void;
  /** The plane to paint on, if it is there. */
  plane(layer: string): BrushPlane | undefined;
  preview(): BrushPreview | undefined;
  /** What the plane shows is not what the layer has: the next `want` fetches its mask again. */
  forgetMask(): void;
  /** Gives up what is on its way. */
  drop(): void;
}

interface Loaded {
  readonly layer: string;
  readonly image: string;
  readonly patch: Patch;
  readonly photo: Pixels;
  readonly plane: BrushPlane;
  mask: MaskId | undefined;
  /** Of which mask, and how clean, its colours are; undefined while they are those of another. */
  colours: string | undefined;
}

/** The contract gives no more at once. */
const mostSide = 4096;
/** A view that moves is not fetched for; a layer that was just met is. */
const restMs = 110;
/** Long enough for the picture of the painted layer to have taken the plane's place. */
const partingMs = 600;
/** So much more than can be seen, so that a little panning shows no edge. */
const margin = 0.1;

/** What can be seen of a photo, as sharp as the screen; undefined when nothing can. */
export function planePatch(photo: Size, { toDocument }: { readonly toDocument: CutoutLayer['transform'] }, { view, screen, ratio }: Pick<ViewportState, 'view' | 'screen' | 'ratio'>): Patch | undefined {
  const back = invert(toDocument);
  if (!back || screen.width === 0 || screen.height === 0) return undefined;
  const seen = boundsAfter(back, visibleRegion(view, screen));
  const grown = { x: seen.x - seen.width * margin, y: seen.y - seen.height * margin, width: seen.width * (1 + 2 * margin), height: seen.height * (1 + 2 * margin) };
  const region = intersect(outwards(grown), { x: 0, y: 0, ...photo });
  if (region.width === 0 || region.height === 0) return undefined;
  const density = Math.min(1, view.scale * ratio * scaleOf(toDocument), mostSide / Math.max(region.width, region.height));
  const side = (length: number): number => Math.max(1, Math.min(mostSide, Math.ceil(length * density)));
  return { region, size: { width: side(region.width), height: side(region.height) } };
}

const sameRect = (a: Rect, b: Rect): boolean => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
const samePatch = (a: Patch, b: Patch): boolean => sameRect(a.region, b.region) && a.size.width === b.size.width && a.size.height === b.size.height;

const ownColours = 'photo';
const coloursOf = ({ mask, refine }: CutoutLayer): string => (refine && refine.settings.decontaminate > 0 ? `${mask}:${refine.settings.decontaminate}` : ownColours);
const keyOf = (layer: CutoutLayer, patch: Patch): string => `${layer.id}:${layer.mask}:${coloursOf(layer)}:${JSON.stringify(patch)}`;

/** Fetches photo and mask for the brush; the last plane stays on the screen until the next one is there. */
export function createPlaneLoader(
  { engine, session, viewport, pictures }: { readonly engine: Engine; readonly session: Session; readonly viewport: Viewport; readonly pictures: Pictures },
  onReady: () => void,
): PlaneLoader {
  let loaded: Loaded | undefined;
  let running: { readonly controller: AbortController; readonly key: string } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stop = (): void => {
    clearTimeout(timer);
    running?.controller.abort();
    running = undefined;
  };

  /** The layer as it is shown: only there its colours are clean. Undefined where they are the photo's own. */
  const fetchColours = async (document: DocumentId, layer: CutoutLayer, patch: Patch, signal: AbortSignal): Promise<Pixels['data'] | undefined> => {
    if (coloursOf(layer) === ownColours) return undefined;
    return (await fetchPatiently((own) => pictures.fetch('content', document, layer, patch, own), signal)).data;
  };

  const fetchPhoto = (document: DocumentId, layer: CutoutLayer, patch: Patch, signal: AbortSignal): Promise<Pixels> => {
    const photo: ImageLayer = { ...plainLayer, kind: 'image', id: 'brush', name: 'brush', image: layer.image, transform: identity, effects: noEffects };
    return fetchPatiently((own) => pictures.fetch('content', document, photo, patch, own), signal);
  };

  const load = async (document: DocumentId, layer: CutoutLayer, patch: Patch, { signal }: AbortController): Promise<void> => {
    const { region, size } = patch;
    const known = loaded?.image === layer.image && samePatch(loaded.patch, patch) ? loaded.photo : undefined;
    const cleaning = fetchColours(document, layer, patch, signal);
    // Whatever else fails first is what is told.
    cleaning.catch(() => undefined);
    const [{ alpha }, photo] = await Promise.all([
      engine.services.masks.alpha({ mask: layer.mask, region, width: size.width, height: size.height }, { signal }),
      known ?? fetchPhoto(document, layer, patch, signal),
      // The first plane waits for its colours, so that nothing changes when it takes the picture's place; a new mask does not.
      known && loaded?.layer === layer.id ? undefined : cleaning,
    ]);
    if (signal.aborted) return;
    if (known && loaded?.layer === layer.id) {
      loaded.plane.setAlpha(alpha);
      loaded.mask = layer.mask;
      loaded.colours = undefined;
      onReady();
    } else {
      loaded = { layer: layer.id, image: layer.image, patch, photo, plane: createBrushPlane(patch, photo, alpha), mask: layer.mask, colours: undefined };
    }
    const into = loaded;
    const clean = await cleaning;
    if (signal.aborted) return;
    running = undefined;
    into.plane.setColours(clean);
    into.colours = coloursOf(layer);
    onReady();
  };

  const request = (layer: CutoutLayer, patch: Patch): void => {
    const { document } = session.store.getState();
    if (!document) return;
    stop();
    const controller = new AbortController();
    running = { controller, key: keyOf(layer, patch) };
    load(document.id, layer, patch, controller).catch((error: unknown) => {
      if (running?.controller === controller) running = undefined;
      // The stroke itself will say what is wrong.
      if (!isCancelled(error)) onReady();
    });
  };

  return {
    want: (layer) => {
      const { document } = session.store.getState();
      const photo = layer && document?.images[layer.image];
      const patch = layer && photo && planePatch(photo, { toDocument: layer.transform }, viewport.store.getState());
      if (!layer || !patch) {
        stop();
        if (!loaded) return;
        const parting = loaded;
        timer = setTimeout(() => {
          if (loaded !== parting) return;
          loaded = undefined;
          onReady();
        }, partingMs);
        return;
      }
      const isShown = loaded?.layer === layer.id && samePatch(loaded.patch, patch);
      if (isShown && loaded?.mask === layer.mask && loaded.colours === coloursOf(layer)) return stop();
      if (running?.key === keyOf(layer, patch)) return;
      if (loaded?.layer !== layer.id || isShown) return request(layer, patch);
      clearTimeout(timer);
      timer = setTimeout(() => request(layer, patch), restMs);
    },
    plane: (layer) => (loaded?.layer === layer ? loaded.plane : undefined),
    preview: () => loaded && { layer: loaded.layer, plane: loaded.plane },
    forgetMask: () => {
      if (loaded) loaded.mask = undefined;
    },
    drop: stop,
  };
}
