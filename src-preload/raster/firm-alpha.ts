/** Alpha up to `noise` becomes 0, from `sure` on 255; both out of 1. */
interface Doubt {
  readonly noise: number;
  readonly sure: number;
}

const usual: Doubt = { noise: 0.1, sure: 0.6 };
/** At the ends of "keep less ... keep more". */
const least: Doubt = { noise: 0.8, sure: 1 };
const most: Doubt = { noise: 0.01, sure: 0.1 };

function doubtAt(keep: number): Doubt {
  const end = keep < 0 ? least : most;
  const share = Math.min(1, Math.abs(keep));
  return { noise: usual.noise + (end.noise - usual.noise) * share, sure: usual.sure + (end.sure - usual.sure) * share };
}

/** Hermite's smooth step from 0 at `noise` to 255 at `sure`, for each level. */
export function firmCurve(keep: number): Uint8Array<ArrayBuffer> {
  const { noise, sure } = doubtAt(keep);
  return Uint8Array.from({ length: 256 }, (_, level) => {
    const t = Math.min(1, Math.max(0, (level / 255 - noise) / (sure - noise)));
    return Math.round(255 * t * t * (3 - 2 * t));
  });
}

/**
 * Makes up for ISNet's habit of saying "half" where it means "object, but I have doubts": thin or plain parts, such as
 * a flower's stem, otherwise come out as glass.
 *
 * @param keep -1..1: where doubt counts as out (below 0) or in (above 0) more than usual
 */
export function firmAlpha(alpha: Uint8Array, keep = 0): Uint8Array<ArrayBuffer> {
  const curve = firmCurve(keep);
  const out = new Uint8Array(alpha.length);
  for (let i = 0; i < alpha.length; i++) out[i] = curve[alpha[i] as number] as number;
  return out;
}
