import type { DocumentRecord, PlacedLayer } from '../../../src-preload/model/document';
import { fitInside, type Point } from '../../../src-preload/model/geometry';
import { contentExtent, contentKey, type Patch } from '../pictures/plan';
import type { Pictures, Pixels } from '../pictures/pictures';
import type { Session } from '../document/session';

export interface AlphaProbe {
  /** Whether a layer shows something at a point of its own pixels, as far as is known; undefined until then. */
  hasAlpha(layer: PlacedLayer, at: Point): boolean | undefined;
  /** Gets to know these layers, so that a press a moment later has its answer at once. */
  learn(layers: readonly PlacedLayer[]): void;
}

/** A thumbnail is enough to tell a person from the air around them. */
const side = 192;
/** Fainter than this nobody means it; of 255. */
const least = 16;
const most = 64;

interface Known {
  readonly patch: Patch;
  readonly pixels: Pixels;
}

/** Small pictures of the layers under the pointer: a cut-out is taken hold of by what shows, not by its box. */
export function createAlphaProbe(session: Session, pictures: Pictures): AlphaProbe {
  const known = new Map<string, Known | 'asked'>();

  const keyOf = (layer: PlacedLayer, document: DocumentRecord): string => `${document.id}:${contentKey(layer, document)}`;
  const isSolid = (layer: PlacedLayer, document: DocumentRecord): boolean =>
    layer.kind === 'text' || (layer.kind === 'image' && document.images[layer.image]?.hasAlpha !== true);

  const ask = async (layer: PlacedLayer, document: DocumentRecord): Promise<void> => {
    const key = keyOf(layer, document);
    const region = contentExtent(layer, document);
    if (known.has(key) || isSolid(layer, document) || region.width === 0 || region.height === 0) return;
    known.set(key, 'asked');
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    const patch = { region, size: fitInside(region, side) };
    try {
      known.set(key, { patch, pixels: await pictures.fetch('content', document.id, layer, patch) });
    } catch {
      // The box of the layer answers instead; the next time it is asked for anew.
      known.delete(key);
    }
  };

  return {
    hasAlpha: (layer, at) => {
      const { document } = session.store.getState();
      if (!document || isSolid(layer, document)) return true;
      const found = known.get(keyOf(layer, document));
      if (found === undefined || found === 'asked') return undefined;
      const { region, size } = found.patch;
      const x = Math.min(size.width - 1, Math.floor(((at.x - region.x) / region.width) * size.width));
      const y = Math.min(size.height - 1, Math.floor(((at.y - region.y) / region.height) * size.height));
      return (found.pixels.data[(y * size.width + x) * 4 + 3] ?? 0) >= least;
    },
    learn: (layers) => {
      const { document } = session.store.getState();
      if (!document) return;
      for (const layer of layers) void ask(layer, document);
    },
  };
}
