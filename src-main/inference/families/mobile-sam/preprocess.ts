import { ClickcutError } from '../../../../src-preload/contract/errors';
import { frameSide } from './frame';

const mean = [123.675, 116.28, 103.53] as const;
const deviation = [58.395, 57.12, 57.375] as const;

/**
 * The encoder's input: channels apart, normalised with the ImageNet statistics of the SAM paper (Kirillov et al.
 * 2023), zero right and below. Zeros are put in after normalising, so that padding is grey, not black.
 * @param pixels RGB bytes, height * width * 3, at most 1024 on either side
 * @returns f32 [3,1024,1024]
 * @throws ClickcutError `bad-request` when the sizes do not fit together
 */
export function preprocess(pixels: Uint8Array, width: number, height: number): Float32Array {
  if (width < 1 || height < 1 || width > frameSide || height > frameSide || pixels.length !== width * height * 3) {
    throw new ClickcutError({
      code: 'bad-request',
      message: `The encoder takes RGB bytes of at most ${frameSide} x ${frameSide} pixels, not ${pixels.length} bytes as ${width} x ${height}.`,
    });
  }
  const plane = frameSide * frameSide;
  const input = new Float32Array(3 * plane);
  for (let channel = 0; channel < 3; channel++) {
    const table = normalised(mean[channel] as number, deviation[channel] as number);
    let from = channel;
    for (let y = 0; y < height; y++) {
      let to = channel * plane + y * frameSide;
      for (const end = to + width; to < end; to++, from += 3) input[to] = table[pixels[from] as number] as number;
    }
  }
  return input;
}

/** A byte has only 256 values: looking them up is faster than dividing three million times. */
const normalised = (m: number, d: number): Float32Array => Float32Array.from({ length: 256 }, (_, value) => (value - m) / d);
