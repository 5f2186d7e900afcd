import { floatToHalf } from '../../../../src-preload/model/half-float';
import type { Session } from '../../onnx/session';
import { requireOutput } from '../output';
import { embeddingLength, frameSide } from './frame';
import { preprocess } from './preprocess';

/**
 * Runs MobileSAM's image encoder (Zhang et al. 2023).
 * @param pixels RGB bytes of the photo scaled so that its longer side is 1024
 * @returns half bits [256,64,64]; `ms` is the time of the raw run
 */
export async function encodeImage(
  session: Session,
  pixels: Uint8Array,
  width: number,
  height: number,
): Promise<{ readonly embedding: Uint16Array; readonly ms: number }> {
  const data = preprocess(pixels, width, height);
  const { outputs, ms } = await session.run({ input: { data, dims: [1, 3, frameSide, frameSide] } });
  return { embedding: floatToHalf(requireOutput(outputs, 'output', embeddingLength)), ms };
}
