import { colourWindow, readWindow, type ColourWindow } from './colour-window';
import type { PhotoRegion } from './photo-region';
import type { UnknownBand } from './unknown-band';

/** Entries a row of the upper triangle: the diagonal, two to the right, five in each of the two rows below. */
export const entriesPerRow = 13;

/** The matting Laplacian of a band of unknown pixels; what it takes from the known ones is on the right side. */
export interface BandSystem {
  /** at.length * entriesPerRow: each pixel's entry with itself and then, in order of `offsets`, with those after it. */
  readonly upper: Float32Array<ArrayBuffer>;
  /** How far in the region the pixel of each entry lies. */
  readonly offsets: Int32Array<ArrayBuffer>;
  /** One value a row. */
  readonly right: Float32Array<ArrayBuffer>;
}

/** For each pair i <= j of a window's nine pixels, at i * 9 + j: the entry in the row of i. */
const pairEntries = Uint8Array.from({ length: 81 }, (_, n) => {
  const i = Math.floor(n / 9);
  const j = n % 9;
  const dx = (j % 3) - (i % 3);
  const dy = Math.floor(j / 3) - Math.floor(i / 3);
  return j < i ? 0 : dy === 0 ? dx : 5 * dy + dx;
});

/** Adds one window's part of the Laplacian. */
function addWindow({ upper, right }: BandSystem, { members, colours, inverse }: ColourWindow, numbers: Int32Array, known: Float32Array): void {
  const i00 = inverse[0] as number;
  const i01 = inverse[1] as number;
  const i02 = inverse[2] as number;
  const i11 = inverse[3] as number;
  const i12 = inverse[4] as number;
  const i22 = inverse[5] as number;
  for (let i = 0; i < 9; i++) {
    const row = numbers[members[i] as number] as number;
    const r = colours[3 * i] as number;
    const g = colours[3 * i + 1] as number;
    const b = colours[3 * i + 2] as number;
    const tr = i00 * r + i01 * g + i02 * b;
    const tg = i01 * r + i11 * g + i12 * b;
    const tb = i02 * r + i12 * g + i22 * b;
    if (row >= 0) upper[row * entriesPerRow] = (upper[row * entriesPerRow] as number) + 8 / 9 - tr * r - tg * g - tb * b;
    for (let j = i + 1; j < 9; j++) {
      const other = numbers[members[j] as number] as number;
      if (row < 0 && other < 0) continue;
      const affinity = 1 / 9 + tr * (colours[3 * j] as number) + tg * (colours[3 * j + 1] as number) + tb * (colours[3 * j + 2] as number);
      if (row < 0) right[other] = (right[other] as number) + affinity * (known[members[i] as number] as number);
      else if (other < 0) right[row] = (right[row] as number) + affinity * (known[members[j] as number] as number);
      else {
        const entry = row * entriesPerRow + (pairEntries[i * 9 + j] as number);
        upper[entry] = (upper[entry] as number) - affinity;
      }
    }
  }
}

/**
 * Builds the matting Laplacian (Levin, Lischinski and Weiss, "A Closed-Form Solution to Natural Image Matting", 2008,
 * equation 12) of a band, from all windows of 3x3 pixels that lie in the region and hold an unknown pixel.
 *
 * @param known alpha of every pixel of the region that is not unknown, 0..1
 * @param epsilon how far colours may stray from a line, as the square of a colour of 0..1
 */
export function mattingLaplacian(photo: PhotoRegion, { at, numbers }: UnknownBand, known: Float32Array, epsilon: number): BandSystem {
  const { width, height } = photo;
  const system: BandSystem = {
    upper: new Float32Array(at.length * entriesPerRow),
    right: new Float32Array(at.length),
    offsets: Int32Array.from({ length: entriesPerRow }, (_, n) => (n < 3 ? n : n < 8 ? width + n - 5 : 2 * width + n - 10)),
  };
  const window = colourWindow();
  const columnHas = new Uint8Array(width);
  for (let y = 1; y < height - 1; y++) {
    let any = 0;
    for (let x = 0, i = (y - 1) * width; x < width; x++, i++) {
      const has = (numbers[i] as number) >= 0 || (numbers[i + width] as number) >= 0 || (numbers[i + 2 * width] as number) >= 0 ? 1 : 0;
      columnHas[x] = has;
      any |= has;
    }
    if (any === 0) continue;
    for (let x = 1; x < width - 1; x++) {
      if (((columnHas[x - 1] as number) | (columnHas[x] as number) | (columnHas[x + 1] as number)) === 0) continue;
      readWindow(window, photo, y * width + x, epsilon);
      addWindow(system, window, numbers, known);
    }
  }
  return system;
}
