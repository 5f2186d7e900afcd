import type { Rect } from '../../../../src-preload/model/geometry';

type Ring = ArrayLike<number>;

/**
 * The pixels of `bounds` whose centres lie inside closed rings `x0, y0, x1, y1, …`, by the even-odd rule.
 * @returns bounds.width * bounds.height bytes, 0 or 1
 */
export function fillCentres(rings: readonly Ring[], bounds: Rect): Uint8Array<ArrayBuffer> {
  const { width, height } = bounds;
  // A crossing turns every pixel right of it over; one column more takes those that lie beyond the last.
  const turns = new Uint8Array((width + 1) * height);
  for (const ring of rings) {
    const count = ring.length / 2;
    for (let i = 0; i < count; i++) {
      const j = i + 1 === count ? 0 : i + 1;
      const [ax, ay] = [(ring[2 * i] as number) - bounds.x, (ring[2 * i + 1] as number) - bounds.y];
      const [bx, by] = [(ring[2 * j] as number) - bounds.x, (ring[2 * j + 1] as number) - bounds.y];
      if (ay === by) continue;
      const slope = (bx - ax) / (by - ay);
      const last = Math.min(height, Math.ceil(Math.max(ay, by) - 0.5));
      for (let row = Math.max(0, Math.ceil(Math.min(ay, by) - 0.5)); row < last; row++) {
        const crossing = Math.ceil(ax + (row + 0.5 - ay) * slope - 0.5);
        const at = row * (width + 1) + Math.min(width, Math.max(0, crossing));
        turns[at] = (turns[at] as number) ^ 1;
      }
    }
  }
  const out = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    let inside = 0;
    for (let x = 0, from = row * (width + 1), to = row * width; x < width; x++, from++, to++) {
      inside ^= turns[from] as number;
      out[to] = inside;
    }
  }
  return out;
}
