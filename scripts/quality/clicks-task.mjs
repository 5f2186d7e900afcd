/** Simulated clicks: the product as its user drives it, beside plain MobileSAM. */
import { basename } from 'node:path';
import { clicksUntil, summarise } from './click-figures.mjs';
import { runTrial } from './click-trial.mjs';
import { figure, markdownTable } from './markdown.mjs';
import { readPlane, requireObjects, threshold } from './pictures.mjs';
import { createPlainMobileSam } from './plain-mobile-sam.mjs';

/** What is compared, by its key in the JSON file. */
const names = {
  plain: 'MobileSAM',
  plainFed: 'MobileSAM, logits fed back',
  product: 'Clickcut',
};

/** @typedef {import('./click-trial.mjs').Predictor} Predictor */

/** Pixel centres: the API counts from the photo's outer corner. */
const toPoint = (/** @type {import('./click-rule.mjs').Click} */ { x, y, positive }) => ({ x: x + 0.5, y: y + 0.5, positive });

/** @returns {Predictor} */
function productPredictor(image, options) {
  let previous;
  return async (clicks) => {
    const result = await image.select({ points: clicks.map(toPoint), previous });
    previous = result;
    const masks = result.candidates.map((candidate) => async () => threshold(await candidate.mask(options)));
    return { mask: await masks[0](), candidates: () => Promise.all(masks.map((mask) => mask())) };
  };
}

/** @returns {Predictor} */
function plainPredictor(photo, { isFed }) {
  let logits;
  return async (clicks) => {
    const answer = await photo.ask(clicks, isFed ? logits : undefined);
    logits = answer.logits;
    return answer;
  };
}

/** A trial as the JSON file has it; no number of clicks where 20 were not enough. */
const withCounts = (/** @type {import('./click-trial.mjs').Trial} */ trial) => ({
  ...trial,
  noc85: clicksUntil(trial.ious, 0.85) ?? null,
  noc90: clicksUntil(trial.ious, 0.9) ?? null,
});

async function measurePhoto({ stem, photo: path, objects }, { app, plain, options }) {
  const image = await app.open(path);
  try {
    await image.prepare();
    const plainPhoto = await (await plain()).open(path, image);
    const rows = [];
    for (const object of objects) {
      const truth = threshold(await readPlane(object.mask, image));
      if (!truth.includes(1)) {
        console.error(`  left out: ${basename(object.mask)} holds no object`);
        continue;
      }
      rows.push({
        photo: stem,
        object: object.name,
        plain: withCounts(await runTrial(truth, image, plainPredictor(plainPhoto, { isFed: false }))),
        plainFed: withCounts(await runTrial(truth, image, plainPredictor(plainPhoto, { isFed: true }))),
        product: withCounts(await runTrial(truth, image, productPredictor(image, options))),
      });
    }
    return rows;
  } finally {
    image.close();
  }
}

/**
 * @param {import('./load-set.mjs').EvalSet} set
 * @param {import('./task.mjs').TaskContext} context
 * @returns {Promise<import('./task.mjs').TaskResult>}
 */
export async function measureClicks({ photos }, { app, cacheDir, options, progress }) {
  let loading;
  // Loaded after the product has prepared its decoder.
  const plain = () => (loading ??= createPlainMobileSam(cacheDir));
  const rows = [];
  try {
    for (const photo of photos) {
      progress(photo.stem);
      rows.push(...(await measurePhoto(photo, { app, plain, options })));
    }
  } finally {
    await (await loading)?.close();
  }
  requireObjects(rows);
  const summary = Object.fromEntries(Object.keys(names).map((key) => [key, summarise(rows.map((row) => row[key]))]));
  const head = [`${rows.length} objects`, 'mIoU@1', '@2', '@3', '@5', 'best of three @1', 'NoC@85', 'NoC@90', 'not in 20: 85', '90'];
  const table = markdownTable(head, Object.entries(names).map(([key, name]) => {
    const f = summary[key];
    return [name, ...[f.miou1, f.miou2, f.miou3, f.miou5, f.oracle1].map((value) => figure(value)), figure(f.noc85, 2), figure(f.noc90, 2), `${f.failures85}`, `${f.failures90}`];
  }));
  return { summary, rows, table };
}
