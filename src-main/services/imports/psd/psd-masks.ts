import type { LayerMaskData } from 'ag-psd';
import type { Rect } from '../../../../src-preload/model/geometry';
import type { ImportedMask } from '../imported';

/** As `ImportedMask`, where the outside may show partly. */
export type Coverage = Omit<ImportedMask, 'outside'> & { readonly outside: number };

const covers = (mask: Coverage, { x, y, width, height }: Rect): boolean =>
  mask.left <= x && mask.top <= y && mask.left + mask.width >= x + width && mask.top + mask.height >= y + height;

/** Whether a mask changes nothing inside of a rectangle. */
export const hidesNothing = (mask: Coverage, area: Rect): boolean =>
  (mask.outside === 255 || covers(mask, area)) && mask.alpha.every((value) => value === 255);

/**
 * @param alpha the mask's channel, one byte a pixel of its rectangle
 * @param density below 1 the layer shows through where the mask hides it
 */
export function coverageOf(mask: LayerMaskData, alpha: Uint8Array, density: number): Coverage {
  const { left = 0, top = 0, right = 0, bottom = 0 } = mask;
  const thin = (value: number): number => Math.round(255 - density * (255 - value));
  return {
    ...{ left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) },
    // A copy: a view would take the whole file with it to the thread that asked.
    alpha: density === 1 ? new Uint8Array(alpha) : Uint8Array.from(alpha, thin),
    outside: thin((mask.defaultColor ?? 0) >= 128 ? 255 : 0),
    disabled: mask.disabled === true,
  };
}

/** Masks multiplied, over one rectangle; nothing is outside of it. */
function multiply(masks: readonly Coverage[], { x, y, width, height }: Rect): ImportedMask {
  const alpha = new Uint8Array(width * height).fill(255);
  for (const mask of masks) {
    for (let row = 0; row < height; row++) {
      const maskY = y + row - mask.top;
      for (let column = 0; column < width; column++) {
        const maskX = x + column - mask.left;
        const isInside = maskX >= 0 && maskY >= 0 && maskX < mask.width && maskY < mask.height;
        const value = isInside ? (mask.alpha[maskY * mask.width + maskX] ?? 0) : mask.outside;
        const at = row * width + column;
        if (value !== 255) alpha[at] = Math.round(((alpha[at] ?? 0) * value) / 255);
      }
    }
  }
  return { left: x, top: y, width, height, alpha, outside: 0, disabled: false };
}

/** The mask of a layer with pixels in `area`: its own and those of its groups. */
export function maskFor(own: Coverage | undefined, groups: readonly Coverage[], area: Rect): ImportedMask | undefined {
  const inherited = groups.filter((mask) => !hidesNothing(mask, area));
  if (inherited.length > 0) return multiply(own && !own.disabled ? [own, ...inherited] : inherited, area);
  if (!own || hidesNothing(own, area)) return undefined;
  const { outside } = own;
  if (outside === 0 || outside === 255) return { ...own, outside };
  return { ...multiply([own], area), disabled: own.disabled };
}
