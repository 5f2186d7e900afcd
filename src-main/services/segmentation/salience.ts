import { gridSide } from '../../../src-preload/raster/logit-grid';
import type { SalienceMap } from '../salience/salience';
import { regionsAt, type ClickGrid, type GridClick } from './click-grid';

/** A map is asked for by every click on its photo, and always for the same grid. */
const made = new WeakMap<SalienceMap, Float32Array>();

/** 0..1 for each sample of the photo's grid, columns * rows, as the mean of what lies on it. */
export function salienceOn(grid: ClickGrid, map: SalienceMap): Float32Array {
  const known = made.get(map);
  if (known) return known;
  const means = meansOn(grid, map);
  made.set(map, means);
  return means;
}

function meansOn({ columns, rows }: ClickGrid, { alpha, side }: SalienceMap): Float32Array {
  const means = new Float32Array(columns * rows);
  for (let y = 0; y < rows; y++) {
    const top = Math.floor((y * side) / rows);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * side) / rows));
    for (let x = 0; x < columns; x++) {
      const left = Math.floor((x * side) / columns);
      const right = Math.max(left + 1, Math.floor(((x + 1) * side) / columns));
      let sum = 0;
      for (let row = top; row < bottom; row++) for (let column = left; column < right; column++) sum += alpha[row * side + column] as number;
      means[y * columns + x] = sum / (255 * (bottom - top) * (right - left));
    }
  }
  return means;
}

const sure = 0.5;

/** What the map takes for one thing with the click on it; undefined where the click lies on nothing of it. */
export function thingUnder(salience: Float32Array, grid: ClickGrid, { x, y }: GridClick): Float32Array<ArrayBuffer> | undefined {
  const at = y * grid.columns + x;
  if ((salience[at] as number) <= sure) return undefined;
  const bright = new Uint8Array(salience.length);
  for (let k = 0; k < bright.length; k++) if ((salience[k] as number) > sure) bright[k] = 1;
  const { reached } = regionsAt(bright, grid, [at]);
  const thing = new Float32Array(salience.length);
  for (let k = 0; k < thing.length; k++) if (reached[k] === 1) thing[k] = salience[k] as number;
  return thing;
}

/** Soft IoU of a mask with a thing of the map. */
export function salienceIou(logits: Float32Array, thing: Float32Array, { columns, rows }: ClickGrid): number {
  let shared = 0;
  let either = 0;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const inside = (logits[y * gridSide + x] as number) > 0 ? 1 : 0;
      const value = thing[y * columns + x] as number;
      shared += Math.min(inside, value);
      either += Math.max(inside, value);
    }
  }
  return either === 0 ? 0 : shared / either;
}

const mostLogit = 4;
/** Below this the map is sure that there is nothing: a stem that it half misses is not cut through. */
const surelyNothing = 0.15;

/** 0..1: how much the map is to be listened to where it says `value`. */
const surenessOf = (value: number): number => (value > sure ? (value - sure) / (1 - sure) : Math.max(0, 1 - value / surelyNothing));

/**
 * A mask with the map's thing mixed in, half and half where the map is sure: where the two agree on what is meant, the
 * map knows holes and thin parts that the mask has lost. About other things of the map it says nothing.
 */
export function mixSalience(logits: Float32Array, thing: Float32Array, salience: Float32Array, { columns, rows }: ClickGrid): Float32Array<ArrayBuffer> {
  const mixed = new Float32Array(logits.length);
  for (let y = 0; y < gridSide; y++) {
    for (let x = 0; x < gridSide; x++) {
      const k = Math.min(y, rows - 1) * columns + Math.min(x, columns - 1);
      const own = thing[k] as number;
      const around = salience[k] as number;
      // Another thing, or another part of this one: the map cannot tell.
      const isOther = own === 0 && around > sure;
      const value = own > 0 ? own : around;
      const at = y * gridSide + x;
      const share = isOther ? 0 : surenessOf(value) / 2;
      mixed[at] = (1 - share) * Math.max(-mostLogit, Math.min(mostLogit, logits[at] as number)) + share * 2 * mostLogit * (value - 0.5);
    }
  }
  return mixed;
}
