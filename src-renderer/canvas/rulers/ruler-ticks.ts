export interface Tick {
  /** Document pixels. */
  readonly at: number;
  readonly isMajor: boolean;
}

/** Least distance of two numbers on the screen, in CSS pixels. */
const leastGap = 56;
const parts: readonly number[] = [1, 2, 5];

/** Distance of two numbers in document pixels: 1, 2 or 5 times a power of ten, never less than a pixel. */
export function majorStep(scale: number): number {
  for (let power = 1; power <= 1e6; power *= 10) {
    const found = parts.find((part) => part * power * scale >= leastGap);
    if (found !== undefined) return found * power;
  }
  return 1e6;
}

/** The marks of a ruler that begins at document pixel `from` and ends at `to`. */
export function ticksBetween(from: number, to: number, scale: number): readonly Tick[] {
  const major = majorStep(scale);
  const share = [10, 5, 2].find((count) => Number.isInteger(major / count) && (major / count) * scale >= 5) ?? 1;
  const minor = major / share;
  const ticks: Tick[] = [];
  for (let i = Math.floor(from / minor); i * minor <= to; i += 1) ticks.push({ at: i * minor + 0, isMajor: i % share === 0 });
  return ticks;
}
