import type { Rect, Size } from '../../../src-preload/model/geometry';

/** Which two samples of one axis an output pixel lies between, and how near it is to the second, 0..256; -1 for none. */
interface Taps {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly share: Int32Array;
}

/** @param start where the plane begins in the level, `length` how many samples it has, `level` how many the level has */
function tapsOf(start: number, length: number, level: number, from: number, extent: number, outputs: number): Taps {
  const taps: Taps = { first: new Int32Array(outputs), second: new Int32Array(outputs), share: new Int32Array(outputs) };
  const within = (sample: number): number => (sample < start || sample >= start + length ? -1 : sample - start);
  for (let i = 0; i < outputs; i++) {
    // The level goes on beyond its border as it ends there.
    const at = Math.min(level - 1, Math.max(0, from + ((i + 0.5) * extent) / outputs - 0.5));
    const first = Math.min(level - 1, Math.floor(at));
    taps.first[i] = within(first);
    taps.second[i] = within(Math.min(level - 1, first + 1));
    taps.share[i] = Math.round((at - first) * 256);
  }
  return taps;
}

/**
 * A region of an alpha at more pixels than it has, bilinear.
 * @param plane zero outside its bounds, which are whole pixels of the level
 * @param level size of the level; beyond it its border goes on
 * @param region in pixels of the level, may have fractions
 * @returns view.width * view.height bytes
 */
export function enlargeAlpha({ bounds, alpha }: { readonly bounds: Rect; readonly alpha: Uint8Array }, level: Size, region: Rect, view: Size): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(view.width * view.height);
  const columns = tapsOf(bounds.x, bounds.width, level.width, region.x, region.width, view.width);
  const rows = tapsOf(bounds.y, bounds.height, level.height, region.y, region.height, view.height);
  // A row of nothing on either side spares the inner loop its questions.
  const stride = bounds.width + 1;
  const upper = new Uint8Array(stride);
  const lower = new Uint8Array(stride);
  const read = (row: number, into: Uint8Array): void => {
    if (row < 0) into.fill(0);
    else into.set(alpha.subarray(row * bounds.width, (row + 1) * bounds.width));
  };
  const nothing = bounds.width;
  for (let i = 0; i < view.width; i++) {
    if ((columns.first[i] as number) < 0) columns.first[i] = nothing;
    if ((columns.second[i] as number) < 0) columns.second[i] = nothing;
  }
  const { first, second, share } = columns;
  for (let y = 0, i = 0; y < view.height; y++) {
    const [top, bottom] = [rows.first[y] as number, rows.second[y] as number];
    if (top < 0 && bottom < 0) {
      i += view.width;
      continue;
    }
    read(top, upper);
    read(bottom, lower);
    const down = rows.share[y] as number;
    for (let x = 0; x < view.width; x++, i++) {
      const left = first[x] as number;
      const right = second[x] as number;
      const a = upper[left] as number;
      const b = upper[right] as number;
      const c = lower[left] as number;
      const d = lower[right] as number;
      if (a === b && a === c && a === d) {
        out[i] = a;
        continue;
      }
      const across = share[x] as number;
      const over = (a << 8) + (b - a) * across;
      const under = (c << 8) + (d - c) * across;
      out[i] = ((over << 8) + (under - over) * down + 32768) >> 16;
    }
  }
  return out;
}
