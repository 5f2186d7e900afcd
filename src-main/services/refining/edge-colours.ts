import type { ImageId } from '../../../src-preload/model/document';
import { intersect } from '../../../src-preload/model/geometry';
import type { Raster } from '../../../src-preload/raster/raster';
import { proxySide } from '../../../src-preload/model/proxy';
import type { StoredMask } from '../masks/masks';
import { grow, isEmpty, wholeOf } from '../render/rects';
import { createSharedWork } from '../segmentation/shared-work';
import { createBoundedMemory } from './bounded-memory';
import type { ColourTiles } from './colour-tiles';
import type { RefineLane } from './refine-lane';
import { shareMask, sharePart } from './shared-pixels';

export interface EdgeColoursAsked {
  readonly image: ImageId;
  /** The photo at some resolution. */
  readonly photo: Raster;
  /** The cut-out's mask at that resolution. */
  readonly mask: StoredMask;
  /** 0..1: how much of the background's colour is taken out. */
  readonly amount: number;
}

/** Colours of cut-outs without what shines through their soft edges from behind. */
export interface EdgeColours {
  /**
   * What to paint in place of the photo's colours; `undefined` where that is nothing.
   * @throws ClickcutError `cancelled`
   */
  of(asked: EdgeColoursAsked, signal?: AbortSignal): Promise<ColourTiles | undefined>;
  /** Lets go of what is kept of a photo that nobody will ask about again. */
  forget(image: ImageId): void;
}

/** Where nothing is ever taken out. */
export const noEdgeColours: EdgeColours = { of: async () => undefined, forget: () => undefined };

const budget = 128 * 1024 ** 2;
/** How far around a mask colours are learned from, in pixels of the level. */
const reach = 64;

export interface EdgeColoursLanes {
  /** For full resolution. */
  readonly heavy: RefineLane;
  /** For the screen. */
  readonly quick: RefineLane;
}

/** Estimated in the refine threads, once for each mask, resolution and amount; kept within a bound. */
export function createEdgeColours({ heavy, quick }: EdgeColoursLanes): EdgeColours {
  const held = createBoundedMemory<ColourTiles>(budget, ({ colours }) => colours.length);
  const work = createSharedWork<ColourTiles, never>();
  return {
    forget: (image) => held.forget((key) => key.startsWith(`${image},`)),
    of: async ({ image, photo, mask, amount }, signal) => {
      const { bounds, id } = mask.info;
      if (amount <= 0 || isEmpty(bounds)) return undefined;
      const level = [image, id, photo.width, photo.height].join();
      const key = `${level} ${amount}`;
      const found = held.get(key);
      if (found) return found;
      const isSmall = Math.max(photo.width, photo.height) <= proxySide;
      const estimate = async (during: AbortSignal): Promise<ColourTiles> => {
        const area = intersect(grow(bounds, reach), wholeOf(photo));
        const input = { key: level, photo: sharePart(photo, area), area, alpha: shareMask(mask), amount };
        const tiles = await (isSmall ? quick : heavy).run('colours', input, { signal: during });
        held.put(key, tiles);
        return tiles;
      };
      return work.join(key, ({ signal: during }) => estimate(during), { signal });
    },
  };
}
