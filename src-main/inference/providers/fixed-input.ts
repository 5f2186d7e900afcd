import { computeInput as isnetInput, matteSide } from '../families/isnet/matte';
import { decoderFeeds } from '../families/mobile-sam/decode';
import { embeddingLength, frameSide } from '../families/mobile-sam/frame';
import { preprocess } from '../families/mobile-sam/preprocess';
import type { ModelId } from '../manifest/schema';
import type { F32Tensor } from '../onnx/session';

/**
 * The same input on every machine: a bright, shaded disc on a dark, slanted ground. It has an object, so that a
 * matte of it is neither empty nor full, and an answer of zeros cannot pass for the right one.
 */
export function testPicture(side: number): Uint8Array {
  const pixels = new Uint8Array(side * side * 3);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const distance = Math.hypot(x - side / 2, y - side / 2) / side;
      const at = (y * side + x) * 3;
      const inside = distance < 0.3;
      pixels[at] = inside ? 250 - 200 * distance : 30 + (40 * x) / side;
      pixels[at + 1] = inside ? 170 - 300 * distance : 40 + (30 * y) / side;
      pixels[at + 2] = inside ? 60 : 60 + (20 * (x + y)) / side;
    }
  }
  return pixels;
}

/** Evenly spread numbers in -amplitude..amplitude from a linear congruential generator. */
export function spread(length: number, amplitude: number): Float32Array {
  const values = new Float32Array(length);
  let state = 1;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    values[i] = (state / 2 ** 31 - 1) * amplitude;
  }
  return values;
}

/** Inputs by name for one model of the manifest. */
export function fixedFeeds(model: ModelId): Readonly<Record<string, F32Tensor>> {
  switch (model) {
    case 'mobile-sam-encoder':
      return { input: { data: preprocess(testPicture(frameSide), frameSide, frameSide), dims: [1, 3, frameSide, frameSide] } };
    case 'sam-decoder':
      return decoderFeeds({ embedding: spread(embeddingLength, 0.3), points: [{ x: 512, y: 512, label: 1 }] });
    case 'isnet-medium':
      return { input: { data: isnetInput(testPicture(matteSide)), dims: [1, 3, matteSide, matteSide] } };
  }
}
