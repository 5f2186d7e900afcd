/** Alpha at which the contour runs. */
const half = 127.5;
/** Alpha from here on counts as full, and up to `none` as nothing, where an edge is looked for. */
const full = 250;
const none = 5;
/** A corner that points outwards: so many of its eight neighbours are nothing, and one is as good as full. */
const cornerEmpty = 5;
const cornerFull = 225;
/** The least alpha of something narrower than a pixel that counts as there. */
const thin = 64;
/** How far from such a pixel alpha is nothing, on both sides. */
const thinReach = 2;

/** One of each two opposite directions. */
const axes = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, -1],
] as const;

interface Plane {
  readonly alpha: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** How the alpha of a pixel's eight neighbours lies around it. */
interface Surroundings {
  least: number;
  most: number;
  /** How many of them are nothing. */
  empty: number;
  /** Pixels to the contour along rows and along columns, and diagonally; Infinity where it is not crossed. */
  across: number;
  down: number;
  slanted: number;
}

function lookAround({ alpha, width, height }: Plane, x: number, y: number, into: Surroundings): void {
  const own = alpha[y * width + x] ?? 0;
  into.least = into.most = own;
  into.empty = 0;
  into.across = into.down = into.slanted = Infinity;
  for (let oy = -1; oy <= 1; oy++) {
    if (y + oy < 0 || y + oy >= height) continue;
    for (let ox = -1; ox <= 1; ox++) {
      if (x + ox < 0 || x + ox >= width || (ox === 0 && oy === 0)) continue;
      const other = alpha[(y + oy) * width + x + ox] ?? 0;
      if (other < into.least) into.least = other;
      if (other > into.most) into.most = other;
      if (other <= none) into.empty++;
      if (other > half === own > half) continue;
      // Next to nothing, a pixel is covered by as much as it says; between two soft pixels alpha is a slope.
      const share = Math.abs(own - half) / (Math.min(own, other) === 0 ? 255 : Math.abs(own - other));
      if (oy === 0) into.across = Math.min(into.across, share);
      else if (ox === 0) into.down = Math.min(into.down, share);
      else into.slanted = Math.min(into.slanted, share * Math.SQRT2);
    }
  }
}

const isSharp = ({ least, most, empty }: Surroundings): boolean =>
  (least <= none && most >= full) || (empty >= cornerEmpty && most >= cornerFull);

/** Whether alpha falls to nothing close by on both sides: a line or a dot, narrower than the pixels show it. */
function isThin({ alpha, width, height }: Plane, x: number, y: number): boolean {
  const falls = (dx: number, dy: number): boolean => {
    for (let step = 1; step <= thinReach; step++) {
      const [nx, ny] = [x + dx * step, y + dy * step];
      if (nx < 0 || nx >= width || ny < 0 || ny >= height) return false;
      if ((alpha[ny * width + nx] ?? 0) <= none) return true;
    }
    return false;
  };
  return axes.some(([dx, dy]) => falls(dx, dy) && falls(-dx, -dy));
}

/** Distance from a pixel's centre to the contour, of which the places are known where it crosses rows and columns. */
function toContour({ across, down, slanted }: Surroundings): number {
  if (across === Infinity && down === Infinity) return slanted;
  if (across === 0 || down === 0) return 0;
  return 1 / Math.sqrt(1 / (across * across) + 1 / (down * down));
}

/**
 * What the pixels would be covered by if the alpha ended sharply at its half-way contour: the antialiased alpha that
 * the distance transform of Gustavson and Strand ("Anti-aliased Euclidean distance transform", 2011) starts from, also
 * for feathered masks. Edges of up to one pixel stay as they are; wider ones get the edge of a half-plane at their
 * contour's distance, which is found between neighbours as in marching squares. Lines narrower than a pixel, whose
 * alpha need not reach one half, stay too.
 *
 * @param alpha width * height bytes
 * @returns width * height bytes; `alpha` itself where it has sharp edges alone
 */
export function edgeCoverage(alpha: Uint8Array, width: number, height: number): Uint8Array {
  const plane = { alpha, width, height };
  const around: Surroundings = { least: 0, most: 0, empty: 0, across: 0, down: 0, slanted: 0 };
  let out: Uint8Array | undefined;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const own = alpha[i] ?? 0;
      if (own === 0 || own === 255) continue;
      lookAround(plane, x, y, around);
      if (isSharp(around)) continue;
      const distance = toContour(around);
      const isInside = own > half;
      if (!isInside && own >= thin && isThin(plane, x, y)) continue;
      const covered = Math.max(0, Math.min(255, Math.round(half + (isInside ? distance : -distance) * 255)));
      if (covered === own) continue;
      out ??= Uint8Array.from(alpha);
      out[i] = covered;
    }
  }
  return out ?? alpha;
}
