import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import type { Rect, Size } from '../../../src-preload/model/geometry';
import { basePatch, detailPatch, extentOf, pixelsKey, type Patch } from '../../editor/pictures/plan';
import type { Pictures } from '../../editor/pictures/pictures';
import type { View } from '../../editor/viewport/transform';
import { fetchBitmap } from './fetch-bitmap';

export interface Picture {
  readonly region: Rect;
  readonly bitmap: ImageBitmap;
}

export interface LayerPictures {
  /** The whole layer, at most `baseSide` pixels long. */
  readonly base: Picture | undefined;
  /** What can be seen, as sharp as the screen; there only when the base is not. */
  readonly detail: Picture | undefined;
}

export interface PictureStore {
  /** Fetches what is missing for this view. `onReady` follows. */
  want(document: DocumentRecord, view: View, ratio: number, screen: Size): void;
  of(layer: Layer): LayerPictures;
  dispose(): void;
}

interface Entry {
  base: Picture | undefined;
  detail: Picture | undefined;
  baseRequest: AbortController | undefined;
  detailRequest: AbortController | undefined;
}

/** Pixels for a sharp picture are asked for once the view rests. */
const restMs = 110;
/** Pictures of layers that are gone stay for undo, up to here. */
const mostKept = 24;
const sameRegion = (a: Rect, b: Rect): boolean => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

export function createPictureStore(pictures: Pictures, onReady: () => void): PictureStore {
  const entries = new Map<string, Entry>();
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

  const load = (document: DocumentRecord, layer: Layer, entry: Entry, slot: 'base' | 'detail', patch: Patch): void => {
    const request = slot === 'base' ? 'baseRequest' : 'detailRequest';
    entry[request]?.abort();
    const controller = new AbortController();
    entry[request] = controller;
    fetchBitmap(pictures, document.id, layer.id, patch, controller.signal).then(
      (bitmap) => {
        if (entry[request] !== controller) return bitmap.close();
        entry[slot]?.bitmap.close();
        entry[slot] = { region: patch.region, bitmap };
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
      if (!layer.visible) continue;
      const entry = entryOf(pixelsKey(layer));
      const patch = detailPatch(extentOf(layer, document), view, ratio, screen);
      const old = entry.detail;
      if (!patch) {
        entry.detailRequest?.abort();
        old?.bitmap.close();
        entry.detail = undefined;
        if (old) onReady();
      } else if (!old || !sameRegion(old.region, patch.region) || old.bitmap.width < patch.size.width) {
        load(document, layer, entry, 'detail', patch);
      }
    }
  };

  return {
    want: (document, view, ratio, screen) => {
      for (const layer of document.layers) {
        const entry = entryOf(pixelsKey(layer));
        const extent = extentOf(layer, document);
        if (!layer.visible || entry.base || entry.baseRequest || extent.width === 0 || extent.height === 0) continue;
        load(document, layer, entry, 'base', basePatch(extent));
      }
      const inUse = new Set(document.layers.map(pixelsKey));
      for (const [key, entry] of [...entries]) {
        if (entries.size <= mostKept) break;
        if (!inUse.has(key)) drop(key, entry);
      }
      clearTimeout(timer);
      timer = setTimeout(() => wantDetails(document, view, ratio, screen), restMs);
    },
    of: (layer) => entries.get(pixelsKey(layer)) ?? { base: undefined, detail: undefined },
    dispose: () => {
      clearTimeout(timer);
      for (const [key, entry] of [...entries]) drop(key, entry);
    },
  };
}
