import { maskIou } from '../../../src-preload/raster/mask-bits';
import type { JudgedMask } from './judge-mask';

/** A mask with the id that the caller knows it by. */
export interface KeptMask extends JudgedMask {
  readonly id: number;
}

/** The objects so far, each thing once. */
export interface ObjectSet {
  /**
   * Takes a mask in unless a better one of the same thing is there; what it is better than goes.
   * @returns undefined when it was not taken in
   */
  offer(mask: JudgedMask): { readonly kept: KeptMask; readonly removed: readonly number[] } | undefined;
  readonly masks: readonly KeptMask[];
}

/** The predicted IoU overshoots 1; more than certain says nothing more. */
const certain = 1;

const scoreOf = ({ iou, stability }: JudgedMask): number => Math.min(certain, iou) + stability;

/**
 * Non-maximum suppression as the masks come in, by the masks' own IoU: boxes would take a part that fills its whole's
 * box, or a ring and what it holds, for one object.
 *
 * @param threshold masks with a higher IoU are the same thing
 * @param most the worst beyond so many is dropped
 */
export function createObjectSet(threshold: number, most: number): ObjectSet {
  let masks: readonly KeptMask[] = [];
  let lastId = 0;
  return {
    get masks() {
      return masks;
    },
    offer: (mask) => {
      const score = scoreOf(mask);
      const same = masks.filter(({ bits }) => maskIou(bits, mask.bits, threshold) > threshold);
      if (same.some((other) => scoreOf(other) >= score)) return undefined;
      const others = masks.filter((other) => !same.includes(other));
      const worst = others.length < most ? undefined : others.reduce((a, b) => (scoreOf(b) < scoreOf(a) ? b : a));
      if (worst && scoreOf(worst) >= score) return undefined;
      const kept = { ...mask, id: ++lastId };
      masks = [...others.filter((other) => other !== worst), kept];
      return { kept, removed: [...same, ...(worst ? [worst] : [])].map(({ id }) => id) };
    },
  };
}
