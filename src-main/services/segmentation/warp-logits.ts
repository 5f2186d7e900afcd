import type { Rect } from '../../../src-preload/model/geometry';
import { frameOf, gridSide, gridStep } from '../../../src-preload/raster/logit-grid';

/** What lies outside of the part that the logits are of: surely not the object. */
const nothing = -8;
/** Logits beyond say nothing more, and would outvote their neighbours in a mean. */
const mostLogit = 8;

/** For each sample of a row or column of the new grid: the sample before it in the old one, and how far it is beyond. */
interface Axis {
  readonly before: Int32Array;
  readonly beyond: Float32Array;
  /** 0 where the old part has nothing. */
  readonly known: Uint8Array;
}

/** @param per readings for each sample of the new grid */
function axis(from: { readonly start: number; readonly length: number; readonly step: number }, to: { readonly start: number; readonly step: number }, per: number): Axis {
  const count = gridSide * per;
  const [before, beyond, known] = [new Int32Array(count), new Float32Array(count), new Uint8Array(count)];
  for (let k = 0; k < count; k++) {
    const at = to.start + ((k + 0.5) / per) * to.step - from.start;
    if (at < 0 || at > from.length) continue;
    const sample = Math.min(gridSide - 1, Math.max(0, at / from.step - 0.5));
    before[k] = Math.min(gridSide - 2, Math.floor(sample));
    beyond[k] = sample - (before[k] as number);
    known[k] = 1;
  }
  return { before, beyond, known };
}

/**
 * The logits of one part of a photo as those of another: read bilinearly, and where the new grid is coarser, as the mean
 * of what lies on each sample, so that edges keep their place inside it.
 * @param logits f32 [256*256] over the frame of `from`
 * @param from, to rectangles of the photo, in its pixels, each with a frame of its own (see `frameOf`)
 * @returns f32 [256*256] over the frame of `to`, between -8 and 8
 */
export function warpLogits(logits: Float32Array, from: Rect, to: Rect): Float32Array<ArrayBuffer> {
  const old = gridStep(frameOf(from), from);
  const fresh = gridStep(frameOf(to), to);
  const per = Math.max(1, Math.min(8, Math.round(fresh.x / old.x)));
  const across = axis({ start: from.x, length: from.width, step: old.x }, { start: to.x, step: fresh.x }, per);
  const down = axis({ start: from.y, length: from.height, step: old.y }, { start: to.y, step: fresh.y }, per);
  const out = new Float32Array(gridSide * gridSide);
  const share = 1 / (per * per);
  for (let row = 0; row < gridSide * per; row++) {
    const y = (down.before[row] as number) * gridSide;
    const v = down.beyond[row] as number;
    const isKnownRow = down.known[row] === 1;
    const to0 = Math.floor(row / per) * gridSide;
    for (let column = 0; column < gridSide * per; column++) {
      const at = to0 + Math.floor(column / per);
      if (!isKnownRow || across.known[column] === 0) {
        out[at] = (out[at] as number) + nothing * share;
        continue;
      }
      const k = y + (across.before[column] as number);
      const u = across.beyond[column] as number;
      const upper = (logits[k] as number) * (1 - u) + (logits[k + 1] as number) * u;
      const lower = (logits[k + gridSide] as number) * (1 - u) + (logits[k + gridSide + 1] as number) * u;
      const value = upper * (1 - v) + lower * v;
      out[at] = (out[at] as number) + (value > mostLogit ? mostLogit : value < -mostLogit ? -mostLogit : value) * share;
    }
  }
  return out;
}
