/** IS-Net alone (Qin et al. 2022): its alpha stretched bilinearly over the photo, and nothing done to it. */
import { stretch } from './bilinear.mjs';
import { readStretched } from './pictures.mjs';
import { loadModel, preparedPath } from './plain-models.mjs';

const side = 1024;
const plane = side * side;

/** f32 [3,1024,1024], (value - 128) / 256, as this export was made. */
function modelInput(/** @type {Uint8Array} */ pixels) {
  const input = new Float32Array(plane * 3);
  for (let i = 0; i < plane; i++) {
    for (let c = 0; c < 3; c++) input[c * plane + i] = (pixels[i * 3 + c] - 128) / 256;
  }
  return input;
}

/** @param {string} cacheDir where the product keeps its prepared model */
export async function createPlainIsnet(cacheDir) {
  const model = await loadModel(await preparedPath(cacheDir, 'isnet'));
  return {
    /**
     * @param {string} path
     * @param {import('./pictures.mjs').Size} size of the upright photo
     * @returns {Promise<Uint8Array>} alpha, width * height
     */
    matte: async (path, size) => {
      const pixels = await readStretched(path, { width: side, height: side });
      const { output } = await model.run({ input: [modelInput(pixels), [1, 3, side, side]] });
      return Uint8Array.from(stretch(output, side, size), (alpha) => Math.round(Math.min(1, Math.max(0, alpha)) * 255));
    },
    close: () => model.release(),
  };
}
