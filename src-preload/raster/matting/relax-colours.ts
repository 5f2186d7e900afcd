/** Working planes of one tile of one level: all values 0..1, colours 3 a pixel. */
export interface ColourTile {
  readonly width: number;
  readonly height: number;
  readonly photo: Float32Array;
  readonly alpha: Float32Array;
  readonly foreground: Float32Array;
  readonly background: Float32Array;
}

/** How strongly neighbouring colours are held alike where alpha is flat, and how much more for each step of alpha. */
const smoothness = 1e-5;
const edgeWeight = 1;

/** Value between 0 and 1. */
const clamped = (value: number): number => (value < 0 ? 0 : value > 1 ? 1 : value);

/**
 * One sweep over the tile: each pixel's F and B become the best for its own colour and its four neighbours' F and B
 * (the 2x2 systems of Germer, Uelwer, Conrad and Harmeling, "Fast Multi-Level Foreground Estimation", 2020).
 * @param isForward direction of the sweep; alternating lets colours travel both ways
 */
export function relaxColours({ width, height, photo, alpha, foreground, background }: ColourTile, isForward: boolean): void {
  const count = width * height;
  for (let k = 0; k < count; k++) {
    const i = isForward ? k : count - 1 - k;
    const x = i % width;
    const a = alpha[i] as number;
    const b = 1 - a;
    const at = 3 * i;
    const isPlain = (a === 0 || a === 1) && (x === 0 || alpha[i - 1] === a) && (x + 1 === width || alpha[i + 1] === a) && (i < width || alpha[i - width] === a) && (i + width >= count || alpha[i + width] === a);
    if (isPlain) {
      // One side is what is seen, and the other, which nobody sees, stays as the coarser level has it.
      const seen = a === 1 ? foreground : background;
      for (let c = at; c < at + 3; c++) seen[c] = photo[c] as number;
      continue;
    }
    let total = 0;
    let fr = 0;
    let fg = 0;
    let fb = 0;
    let br = 0;
    let bg = 0;
    let bb = 0;
    for (let side = 0; side < 4; side++) {
      let j = i;
      if (side === 0) j = x > 0 ? i - 1 : i;
      else if (side === 1) j = x + 1 < width ? i + 1 : i;
      else if (side === 2) j = i >= width ? i - width : i;
      else j = i + width < count ? i + width : i;
      const step = a - (alpha[j] as number);
      const weight = smoothness + edgeWeight * (step < 0 ? -step : step);
      const from = 3 * j;
      total += weight;
      fr += weight * (foreground[from] as number);
      fg += weight * (foreground[from + 1] as number);
      fb += weight * (foreground[from + 2] as number);
      br += weight * (background[from] as number);
      bg += weight * (background[from + 1] as number);
      bb += weight * (background[from + 2] as number);
    }
    // (a a + t) F + a b B = a I + sF and a b F + (b b + t) B = b I + sB, for each channel.
    const ff = a * a + total;
    const mix = a * b;
    const gg = b * b + total;
    const scale = 1 / (ff * gg - mix * mix);
    const r = photo[at] as number;
    const g = photo[at + 1] as number;
    const l = photo[at + 2] as number;
    fr += a * r;
    fg += a * g;
    fb += a * l;
    br += b * r;
    bg += b * g;
    bb += b * l;
    foreground[at] = clamped((gg * fr - mix * br) * scale);
    foreground[at + 1] = clamped((gg * fg - mix * bg) * scale);
    foreground[at + 2] = clamped((gg * fb - mix * bb) * scale);
    background[at] = clamped((ff * br - mix * fr) * scale);
    background[at + 1] = clamped((ff * bg - mix * fg) * scale);
    background[at + 2] = clamped((ff * bb - mix * fb) * scale);
  }
}
