import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import type { Rect, Size } from '../../../src-preload/model/geometry';
import { identity } from '../../../src-preload/model/matrix';
import { isShown } from '../../../src-preload/model/tree';
import {
  baseDensity,
  basePatch,
  contentExtent,
  contentKey,
  detailPatch,
  effectsExtent,
  effectsKey,
  hasEffects,
  isPainted,
  matrixOf,
  type Detail,
  type Patch,
} from '../../editor/pictures/plan';
import type { Part, Pictures } from '../../editor/pictures/pictures';
import type { View } from '../../editor/viewport/transform';
import { fetchBitmap } from './fetch-bitmap';

export interface Picture {
  readonly region: Rect;
  readonly bitmap: ImageBitmap;
}

export interface LayerPictures {
  /** The whole layer, at most `baseSide` pixels long, and no finer than its photo's proxy. */
  readonly base: Picture | undefined;
  /** What can be seen, as sharp as the screen; there only when the base is not. */
  readonly detail: Picture | undefined;
}

export interface PictureStore {
  /** Fetches what is missing for this view. `onReady` follows. */
  want(document: DocumentRecord, view: View, ratio: number, screen: Size): void;
  content(layer: Layer, document: Size): LayerPictures;
  /** Where the layer is now; the regions are relative to the translation of its transform. */
  effects(layer: Layer, document: Size): LayerPictures;
  dispose(): void;
}

interface Entry {
  base: Picture | undefined;
  detail: Picture | undefined;
  baseRequest: AbortController | undefined;
  detailRequest: AbortController | undefined;
}

/** One picture that a layer needs. */
interface Want extends Detail {
  readonly key: string;
  readonly part: Part;
  readonly layer: Layer;
  /** What has to be taken from the regions before they are kept. */
  readonly offset: { readonly x: number; readonly y: number };
}

/** Pixels for a sharp picture are asked for once the view rests. */
const restMs = 110;
/** Pictures of layers that are gone stay for undo, up to here. */
const mostKept = 64;
/** Text is sharp up to this many pixels of the screen a document pixel. */
const textDensity = 16;
const none: LayerPictures = { base: undefined, detail: undefined };
const atOrigin = { x: 0, y: 0 };
const sameRegion = (a: Rect, b: Rect): boolean => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
const moved = (region: Rect, { x, y }: Want['offset']): Rect => ({ ...region, x: region.x - x, y: region.y - y });

function wantsOf(layer: Layer, document: DocumentRecord): readonly Want[] {
  if (layer.kind === 'group' || isPainted(layer)) return [];
  const matrix = matrixOf(layer);
  const most = layer.kind === 'text' ? textDensity : 1;
  const content: Want = {
    key: contentKey(layer, document),
    part: 'content',
    layer,
    extent: contentExtent(layer, document),
    toDocument: matrix,
    density: baseDensity(layer, document),
    offset: atOrigin,
    most,
  };
  if (!hasEffects(layer)) return [content];
  const offset = { x: matrix[4], y: matrix[5] };
  const extent = effectsExtent(layer, document);
  return [content, { key: effectsKey(layer, document), part: 'effects', layer, extent, toDocument: identity, density: 1, offset, most: 1 }];
}

export function createPictureStore(pictures: Pictures, onReady: () => void): PictureStore {
  const entries = new Map<string, Entry>();
  /** By layer and part: the key of what was on the screen last. It stays there until what replaces it has arrived. */
  const shownAs = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const entryOf = (key: string): Entry => {
    const known = entries.get(key) ?? { base: undefined, detail: undefined, baseRequest: undefined, detailRequest: undefined };
    entries.delete(key);
    entries.set(key, known);
    return known;
  };

  const drop = (key: string, entry: Entry): void => {
    entry.baseRequest?.abort();
    entry.detailRequest?.abort();
    entry.base?.bitmap.close();
    entry.detail?.bitmap.close();
    entries.delete(key);
  };

  const load = (document: DocumentRecord, want: Want, entry: Entry, slot: 'base' | 'detail', patch: Patch): void => {
    const request = slot === 'base' ? 'baseRequest' : 'detailRequest';
    entry[request]?.abort();
    const controller = new AbortController();
    entry[request] = controller;
    fetchBitmap((signal) => pictures.fetch(want.part, document.id, want.layer, patch, signal), controller.signal).then(
      (bitmap) => {
        if (entry[request] !== controller) return bitmap.close();
        entry[slot]?.bitmap.close();
        entry[slot] = { region: moved(patch.region, want.offset), bitmap };
        entry[request] = undefined;
        onReady();
      },
      () => {
        // Cancelled, or the layer is gone; whoever still needs it asks again with the next change of the view.
        if (entry[request] === controller) entry[request] = undefined;
      },
    );
  };

  const wantDetails = (document: DocumentRecord, view: View, ratio: number, screen: Size): void => {
    for (const layer of document.layers) {
      if (!isShown(document.layers, layer)) continue;
      for (const want of wantsOf(layer, document)) {
        if (want.extent.width === 0 || want.extent.height === 0) continue;
        const entry = entryOf(want.key);
        const patch = detailPatch(want, view, ratio, screen);
        const old = entry.detail;
        if (!patch) {
          entry.detailRequest?.abort();
          old?.bitmap.close();
          entry.detail = undefined;
          if (old) onReady();
        } else if (!old || !sameRegion(old.region, moved(patch.region, want.offset)) || old.bitmap.width < patch.size.width) {
          load(document, want, entry, 'detail', patch);
        }
      }
    }
  };

  const newest = (slot: string, key: string): LayerPictures => {
    const entry = entries.get(key);
    if (entry?.base || entry?.detail) {
      shownAs.set(slot, key);
      return entry;
    }
    return entries.get(shownAs.get(slot) ?? '') ?? none;
  };

  return {
    want: (document, view, ratio, screen) => {
      const inUse = new Set<string>(shownAs.values());
      for (const layer of document.layers) {
        const shown = isShown(document.layers, layer);
        for (const want of wantsOf(layer, document)) {
          inUse.add(want.key);
          const entry = entryOf(want.key);
          if (!shown || entry.base || entry.baseRequest || want.extent.width === 0 || want.extent.height === 0) continue;
          load(document, want, entry, 'base', basePatch(want.extent, want.density));
        }
      }
      for (const slot of [...shownAs.keys()]) {
        const id = slot.slice(0, slot.lastIndexOf(':'));
        if (!document.layers.some((layer) => layer.id === id)) shownAs.delete(slot);
      }
      for (const [key, entry] of [...entries]) {
        if (entries.size <= mostKept) break;
        if (!inUse.has(key)) drop(key, entry);
      }
      clearTimeout(timer);
      timer = setTimeout(() => wantDetails(document, view, ratio, screen), restMs);
    },
    content: (layer, document) => newest(`${layer.id}:content`, contentKey(layer, document)),
    effects: (layer, document) => {
      const found = newest(`${layer.id}:effects`, effectsKey(layer, document));
      const [, , , , x, y] = matrixOf(layer);
      const placed = (picture: Picture | undefined): Picture | undefined =>
        picture && { bitmap: picture.bitmap, region: moved(picture.region, { x: -x, y: -y }) };
      return { base: placed(found.base), detail: placed(found.detail) };
    },
    dispose: () => {
      clearTimeout(timer);
      for (const [key, entry] of [...entries]) drop(key, entry);
    },
  };
}
