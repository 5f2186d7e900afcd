/**
 * The floors: bare `session.run` of the prepared graphs in a process of their own, nothing around it.
 * Prints one JSON line. Takes the model paths as `{ encoder, decoder, isnet }` in its first argument.
 */
import * as ort from 'onnxruntime-node';
import { availableParallelism } from 'node:os';
import { median } from './statistics.mjs';

const paths = JSON.parse(process.argv[2]);
const options = { executionProviders: ['cpu'], intraOpNumThreads: availableParallelism(), graphOptimizationLevel: 'all' };
const floats = (dims, value = (i) => Math.sin(i * 0.37)) => new ort.Tensor('float32', Float32Array.from({ length: dims.reduce((a, b) => a * b) }, (_, i) => value(i)), dims);

/** A person pauses between clicks, and caches cool down meanwhile: a run straight after another is no floor for a click. */
const pauseMs = 400;
const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs));

async function time(path, feeds, { runs, between = () => undefined }) {
  const session = await ort.InferenceSession.create(path, options);
  await session.run(feeds);
  const times = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await session.run(feeds);
    times.push(performance.now() - start);
    await between();
  }
  await session.release();
  return median(times);
}

const image = floats([1, 3, 1024, 1024]);
const decoderFeeds = {
  image_embeddings: floats([1, 256, 64, 64]),
  point_coords: new ort.Tensor('float32', Float32Array.of(500, 400, 0, 0), [1, 2, 2]),
  point_labels: new ort.Tensor('float32', Float32Array.of(1, -1), [1, 2]),
  mask_input: new ort.Tensor('float32', new Float32Array(65536), [1, 1, 256, 256]),
  has_mask_input: new ort.Tensor('float32', Float32Array.of(0), [1]),
};
const result = {
  decoder: await time(paths.decoder, decoderFeeds, { runs: 20, between: pause }),
  decoderBackToBack: await time(paths.decoder, decoderFeeds, { runs: 20 }),
  encoder: await time(paths.encoder, { input: image }, { runs: 3 }),
  isnet: await time(paths.isnet, { input: image }, { runs: 5 }),
};
console.log(JSON.stringify(result));
