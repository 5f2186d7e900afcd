const size = 65536;

/** `x0, y0, x1, y1` in samples of the 256 grid, ends exclusive, and the level. */
export type LogitRect = readonly [number, number, number, number, number];

/** Four masks: rectangles of the 256 grid whose logits are `level` inside and `-level` outside. */
export function masksOf(...rects: readonly LogitRect[]): Float32Array<ArrayBuffer> {
  const logits = new Float32Array(4 * size);
  rects.forEach(([x0, y0, x1, y1, level], token) => {
    for (let k = 0; k < size; k++) {
      const x = k % 256;
      const y = Math.floor(k / 256);
      logits[token * size + k] = x >= x0 && x < x1 && y >= y0 && y < y1 ? level : -level;
    }
  });
  return logits;
}
