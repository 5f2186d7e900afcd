import type { Point, Rect, Size } from '../../../src-preload/model/geometry';

/** An alpha over a rectangle of the photo. */
export interface AlphaView extends Size {
  readonly region: Rect;
  /** width * height bytes */
  readonly alpha: Uint8Array;
}

const inside = 128;

/** City-block distance of each selected pixel to what is not selected, or to the border; two passes (Rosenfeld and Pfaltz 1966). */
function distances({ alpha, width, height }: AlphaView): Uint16Array {
  const far = new Uint16Array(width * height);
  const at = (x: number, y: number): number => (x < 0 || y < 0 || x >= width || y >= height ? 0 : (far[y * width + x] ?? 0));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const i = y * width + x;
      far[i] = (alpha[i] ?? 0) < inside ? 0 : Math.min(at(x - 1, y), at(x, y - 1)) + 1;
    }
  }
  for (let y = height - 1; y >= 0; y -= 1) {
    for (let x = width - 1; x >= 0; x -= 1) {
      const i = y * width + x;
      far[i] = Math.min(far[i] ?? 0, at(x + 1, y) + 1, at(x, y + 1) + 1);
    }
  }
  return far;
}

/**
 * One to three points well inside, far from each other: the deepest first, then the deepest ones at least a third of
 * the diagonal away from all before. More of them, such as along a stroke, invert the mask that SAM answers with.
 * @returns points of the photo
 */
export function spreadPoints(view: AlphaView, most = 3): readonly Point[] {
  const { region, width, height } = view;
  const depth = distances(view);
  const apart = Math.hypot(width, height) / 3;
  const found: Point[] = [];
  let deepest = 0;
  while (found.length < most) {
    let best = 0;
    let place: Point | undefined;
    for (let i = 0; i < depth.length; i += 1) {
      const here = depth[i] ?? 0;
      if (here <= best) continue;
      const point = { x: i % width, y: Math.floor(i / width) };
      if (found.some((other) => Math.hypot(other.x - point.x, other.y - point.y) < apart)) continue;
      best = here;
      place = point;
    }
    if (found.length === 0) deepest = best;
    // A sliver far away says little about the object.
    if (!place || best * 3 < deepest) break;
    found.push(place);
  }
  return found.map(({ x, y }) => ({ x: region.x + ((x + 0.5) * region.width) / width, y: region.y + ((y + 0.5) * region.height) / height }));
}
