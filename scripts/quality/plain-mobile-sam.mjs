/**
 * MobileSAM as it is published (Zhang et al. 2023; Kirillov et al. 2023): the mask that SAM's own export picks,
 * stretched bilinearly, thresholded at 0, and nothing done to it.
 */
import { stretch } from './bilinear.mjs';
import { readStretched } from './pictures.mjs';
import { encoderPath, loadModel, preparedPath } from './plain-models.mjs';

const frameSide = 1024;
const gridSide = 256;
const gridLength = gridSide * gridSide;
const mean = [123.675, 116.28, 103.53];
const deviation = [58.395, 57.12, 57.375];

/** @typedef {import('./click-rule.mjs').Click} Click */
/** @typedef {import('./pictures.mjs').Size} Size */

/** A photo inside the frame: its long side is the frame's. */
function frameOf(/** @type {Size} */ { width, height }) {
  const scale = frameSide / Math.max(width, height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** f32 [3,1024,1024], normalised, zero beyond the photo. */
function encoderInput(/** @type {Uint8Array} */ pixels, /** @type {Size} */ { width, height }) {
  const plane = frameSide * frameSide;
  const input = new Float32Array(3 * plane);
  for (let y = 0, from = 0; y < height; y++) {
    for (let x = 0; x < width; x++, from += 3) {
      for (let c = 0; c < 3; c++) input[c * plane + y * frameSide + x] = (pixels[from + c] - mean[c]) / deviation[c];
    }
  }
  return input;
}

/** A lone point is answered by tokens 1..3, more of them by token 0, as `SamOnnxModel.select_masks` has it. */
function shownToken(/** @type {Float32Array} */ iou, /** @type {number} */ points) {
  return points > 1 ? 0 : [1, 2, 3].reduce((best, token) => (iou[token] > iou[best] ? token : best));
}

/** @typedef {Awaited<ReturnType<typeof createPlainMobileSam>>} PlainMobileSam */

/** @param {string} cacheDir where the product keeps its prepared decoder */
export async function createPlainMobileSam(cacheDir) {
  const encoder = await loadModel(encoderPath());
  const decoder = await loadModel(await preparedPath(cacheDir, 'sam-decoder'));

  /** @returns the four masks as logits [4*256*256], and their predicted IoU [4] */
  const decode = async (/** @type {Float32Array} */ embedding, /** @type {readonly Click[]} */ clicks, /** @type {Size} */ size, /** @type {Float32Array | undefined} */ fed) => {
    const frame = frameOf(size);
    // SAM adds half a pixel of the frame itself. The export was traced with a padding point beside the clicks.
    const coords = clicks.flatMap(({ x, y }) => [((x + 0.5) * frame.width) / size.width - 0.5, ((y + 0.5) * frame.height) / size.height - 0.5]);
    const labels = clicks.map(({ positive }) => (positive ? 1 : 0));
    const outputs = await decoder.run({
      image_embeddings: [embedding, [1, 256, 64, 64]],
      point_coords: [Float32Array.of(...coords, 0, 0), [1, clicks.length + 1, 2]],
      point_labels: [Float32Array.of(...labels, -1), [1, clicks.length + 1]],
      mask_input: [fed ?? new Float32Array(gridLength), [1, 1, gridSide, gridSide]],
      has_mask_input: [Float32Array.of(fed ? 1 : 0), [1]],
    });
    const [logits] = Object.values(outputs).filter((data) => data.length === 4 * gridLength);
    const [iou] = Object.values(outputs).filter((data) => data.length === 4);
    return { logits, iou };
  };

  return {
    /**
     * @param {string} path
     * @param {Size} size of the upright photo
     */
    open: async (path, size) => {
      const frame = frameOf(size);
      const pixels = await readStretched(path, frame);
      const encoded = await encoder.run({ input: [encoderInput(pixels, frame), [1, 3, frameSide, frameSide]] });
      const embedding = Object.values(encoded)[0];
      const step = { x: ((frameSide / gridSide) * size.width) / frame.width, y: ((frameSide / gridSide) * size.height) / frame.height };
      const toMask = (/** @type {Float32Array} */ logits) => Uint8Array.from(stretch(logits, gridSide, size, step), (logit) => (logit > 0 ? 1 : 0));
      return {
        /**
         * @param {readonly Click[]} clicks
         * @param {Float32Array} [fed] logits of an earlier answer
         * @returns the mask that is shown, 1 inside, its logits, and the three masks of a lone click
         */
        ask: async (clicks, fed) => {
          const { logits, iou } = await decode(embedding, clicks, size, fed);
          const logitsOf = (/** @type {number} */ token) => logits.slice(token * gridLength, (token + 1) * gridLength);
          const shown = logitsOf(shownToken(iou, clicks.length));
          return { mask: toMask(shown), logits: shown, candidates: () => [1, 2, 3].map((token) => toMask(logitsOf(token))) };
        },
      };
    },
    close: async () => {
      await encoder.release();
      await decoder.release();
    },
  };
}
