import { ClickcutError } from '../../../../src-preload/contract/errors';
import type { Session } from '../../onnx/session';
import { requireOutput } from '../output';

/** IS-Net sees every photo stretched to this square. */
export const matteSide = 1024;
const plane = matteSide * matteSide;

/**
 * Runs IS-Net (Qin et al. 2022) on a photo stretched to 1024 x 1024.
 * @param pixels RGB bytes, 1024 * 1024 * 3
 * @returns alpha bytes 1024 * 1024, 255 is foreground; `ms` is the time of the raw run
 * @throws ClickcutError `bad-request` when there are more or fewer pixels
 */
export async function computeMatte(session: Session, pixels: Uint8Array): Promise<{ readonly alpha: Uint8Array; readonly ms: number }> {
  const { outputs, ms } = await session.run({ input: { data: computeInput(pixels), dims: [1, 3, matteSide, matteSide] } });
  return { alpha: toBytes(requireOutput(outputs, 'output', plane)), ms };
}

/** f32 [3,1024,1024], (value - 128) / 256. */
export function computeInput(pixels: Uint8Array): Float32Array {
  if (pixels.length !== plane * 3) {
    throw new ClickcutError({ code: 'bad-request', message: `IS-Net takes ${plane * 3} RGB bytes, not ${pixels.length}.` });
  }
  const input = new Float32Array(plane * 3);
  for (let i = 0, from = 0; i < plane; i++, from += 3) {
    input[i] = ((pixels[from] as number) - 128) / 256;
    input[i + plane] = ((pixels[from + 1] as number) - 128) / 256;
    input[i + 2 * plane] = ((pixels[from + 2] as number) - 128) / 256;
  }
  return input;
}

/** The network ends in a sigmoid, so its numbers are alphas as they are; a faulty NaN becomes transparent. */
function toBytes(values: Float32Array): Uint8Array {
  const alpha = new Uint8ClampedArray(values.length);
  for (let i = 0; i < values.length; i++) alpha[i] = (values[i] as number) * 255;
  return new Uint8Array(alpha.buffer);
}
