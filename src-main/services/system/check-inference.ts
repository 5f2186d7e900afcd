import { logitsSide } from '../../../src-preload/contract/common';
import { asClickcutError } from '../../../src-preload/contract/errors';
import type { Check } from '../../../src-preload/contract/system';
import type { Inference } from '../../inference/inference';

const side = 1024;
const radius = 256;
const name = 'Trial run';

/** A white disc on black: the one picture about which no model may be in doubt. */
function disc(): Uint8Array {
  const pixels = new Uint8Array(side * side * 3);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (Math.hypot(x - side / 2, y - side / 2) < radius) pixels.fill(255, 3 * (y * side + x), 3 * (y * side + x) + 3);
    }
  }
  return pixels;
}

/** Largest IoU with the disc among the decoder's four masks. */
function bestOverlap(logits: Float32Array): number {
  const step = side / logitsSide;
  const size = logitsSide * logitsSide;
  const overlaps = [0, 1, 2, 3].map((token) => {
    let both = 0;
    let either = 0;
    for (let k = 0; k < size; k++) {
      const x = ((k % logitsSide) + 0.5) * step;
      const y = (Math.floor(k / logitsSide) + 0.5) * step;
      const isDisc = Math.hypot(x - side / 2, y - side / 2) < radius;
      const isMask = (logits[token * size + k] ?? 0) > 0;
      if (isDisc && isMask) both++;
      if (isDisc || isMask) either++;
    }
    return either === 0 ? 0 : both / either;
  });
  return Math.max(...overlaps);
}

const rightEnough = 0.8;

/** Encodes a drawn disc, clicks on it, and looks whether the answer is the disc. */
export async function checkInference(inference: Pick<Inference, 'encode' | 'decode'>, signal?: AbortSignal): Promise<Check> {
  try {
    const key = 'doctor';
    const encoded = await inference.encode({ pixels: disc(), width: side, height: side, key }, { signal });
    const decoded = await inference.decode(
      { key, embedding: () => Promise.resolve(encoded.embedding), points: [{ x: side / 2, y: side / 2, label: 1 }] },
      { signal },
    );
    const overlap = bestOverlap(decoded.logits);
    const found = `encoder ${Math.round(encoded.ms)} ms, decoder ${Math.round(decoded.ms)} ms, overlap ${overlap.toFixed(2)}`;
    if (overlap >= rightEnough) return { name, state: 'ok', found };
    return { name, state: 'problem', found: `${found}: the answer is wrong`, advice: 'Try --provider cpu.' };
  } catch (thrown) {
    const error = asClickcutError(thrown);
    if (error.code === 'cancelled') throw error;
    return { name, state: 'problem', found: error.message, advice: error.hint ?? "Run 'clickcut models' to see whether the models are whole." };
  }
}

/** Which provider runs each lane, and why. */
export function checkProviders(inference: Pick<Inference, 'status'>): readonly Check[] {
  const { sam, matting } = inference.status().lanes;
  return [
    { name: 'Provider for clicks', state: 'ok', found: `${sam.provider} (${sam.note})` },
    { name: 'Provider for backgrounds', state: 'ok', found: `${matting.provider} (${matting.note})` },
  ];
}
