/** Antialiased disc, 16x16 samples a pixel: width * height bytes. */
export function discAlpha(width: number, height: number, cx: number, cy: number, radius: number): Uint8Array<ArrayBuffer> {
  const samples = 16;
  return Uint8Array.from({ length: width * height }, (_, k) => {
    const x = k % width;
    const y = Math.floor(k / width);
    const centre = Math.hypot(x + 0.5 - cx, y + 0.5 - cy);
    if (centre > radius + 1) return 0;
    if (centre < radius - 1) return 255;
    let inside = 0;
    for (let j = 0; j < samples; j++) {
      for (let i = 0; i < samples; i++) if (Math.hypot(x + (i + 0.5) / samples - cx, y + (j + 0.5) / samples - cy) < radius) inside++;
    }
    return Math.round((255 * inside) / samples ** 2);
  });
}

export const sumOf = (alpha: Uint8Array): number => alpha.reduce((sum, a) => sum + a, 0) / 255;

interface FeatheredDisc {
  readonly cx: number;
  readonly cy: number;
  /** Where alpha is one half. */
  readonly radius: number;
  /** Pixels from full to nothing; alpha falls linearly. */
  readonly feather: number;
}

export function featheredDisc(width: number, height: number, { cx, cy, radius, feather }: FeatheredDisc): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: width * height }, (_, k) => {
    const centre = Math.hypot((k % width) + 0.5 - cx, Math.floor(k / width) + 0.5 - cy);
    return Math.round(255 * Math.min(1, Math.max(0, 0.5 + (radius - centre) / feather)));
  });
}

/** How far from cx, cy a square plane, interpolated, falls to one half; seen from outside. `turn` is the direction, 0..1. */
export function outerRadius(alpha: Uint8Array, side: number, { cx, cy, turn }: { readonly cx: number; readonly cy: number; readonly turn: number }): number {
  const [dx, dy] = [Math.cos(2 * Math.PI * turn), Math.sin(2 * Math.PI * turn)];
  const at = (distance: number): number => {
    const [x, y] = [cx + distance * dx - 0.5, cy + distance * dy - 0.5];
    const [i, j] = [Math.floor(x), Math.floor(y)];
    const pixel = (column: number, row: number): number => alpha[row * side + column] ?? 0;
    const rowAt = (row: number): number => pixel(i, row) * (i + 1 - x) + pixel(i + 1, row) * (x - i);
    return rowAt(j) * (j + 1 - y) + rowAt(j + 1) * (y - j);
  };
  let distance = side / 2 - 1;
  while (distance > 0 && at(distance) < 127.5) distance -= 0.01;
  return distance;
}
