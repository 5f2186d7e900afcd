import { asClickcutError, ClickcutError, isCancelled } from '../../../../src-preload/contract/errors';
import { mostOutputSide } from '../../../../src-preload/model/exporting/export-output';
import type { Size } from '../../../../src-preload/model/geometry';

/** The most pixels of one file: as many as the largest photo has. */
export const mostOutputPixels = 268_000_000;

/** The same error, naming what was being made. */
export function namedError(error: unknown, what: string): ClickcutError {
  const known = asClickcutError(error);
  if (isCancelled(known)) return known;
  const { code, message, hint, details } = known.toWire();
  return new ClickcutError({ code, message: `${what}: ${message}`, ...(hint === undefined ? {} : { hint }), ...(details === undefined ? {} : { details }) }, { cause: error });
}

/** @throws ClickcutError `image-too-large` */
export function checkOutputSize({ width, height }: Size): void {
  if (width * height <= mostOutputPixels && Math.max(width, height) <= mostOutputSide) return;
  throw new ClickcutError({
    code: 'image-too-large',
    message: `the file would have ${width} x ${height} pixels; at most ${mostOutputPixels / 1e6} megapixels and ${mostOutputSide} pixels a side can be written.`,
    hint: 'Choose a smaller size.',
    details: { width, height },
  });
}
