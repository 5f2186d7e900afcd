/** The largest of each entry and those `by` before and behind it on its line; beyond the border there is none. */
function joinAround(from: Uint8Array, to: Uint8Array, side: number, by: number, isAlongRows: boolean): void {
  const offset = isAlongRows ? by : by * side;
  for (let y = 0, i = 0; y < side; y++) {
    for (let x = 0; x < side; x++, i++) {
      const at = isAlongRows ? x : y;
      let most = from[i] as number;
      if (at >= by) most = Math.max(most, from[i - offset] as number);
      if (at + by < side) most = Math.max(most, from[i + offset] as number);
      to[i] = most;
    }
  }
}

/**
 * The level of the plateau that each pixel belongs to: the largest alpha in the square of `radius` around it. Each axis
 * by itself, from shorter windows to longer ones, so that time hardly grows with the radius.
 *
 * @param alpha side * side bytes
 */
export function plateauOf(alpha: Uint8Array, side: number, radius: number): Uint8Array<ArrayBuffer> {
  let level = Uint8Array.from(alpha);
  let spare = new Uint8Array(alpha.length);
  for (const isAlongRows of [true, false]) {
    for (let covered = 0; covered < radius; ) {
      // A longer step would leave a gap beside the border.
      const by = Math.min(covered + 1, radius - covered);
      joinAround(level, spare, side, by, isAlongRows);
      [level, spare] = [spare, level];
      covered += by;
    }
  }
  return level;
}
