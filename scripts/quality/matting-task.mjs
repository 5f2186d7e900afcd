/** Soft edges: with the trimap given, and from one click alone. */
import { alphaErrors } from './alpha-errors.mjs';
import { nextClick } from './click-rule.mjs';
import { figure, markdownTable } from './markdown.mjs';
import { matteGivenTrimap } from './matting-given-trimap.mjs';
import { readPlane, requireObjects, threshold } from './pictures.mjs';
import { createPlainMobileSam } from './plain-mobile-sam.mjs';
import { mean } from './statistics.mjs';

const names = {
  trimapAsAlpha: 'trimap given: the trimap itself as alpha',
  trimapProduct: 'trimap given: Clickcut',
  clickPlain: 'one click: MobileSAM, hard mask',
  clickProduct: 'one click: Clickcut',
};

/** @typedef {import('./alpha-errors.mjs').AlphaErrors} AlphaErrors */

async function measureObject(object, { image, plainPhoto, options }) {
  const truth = await readPlane(object.mask, image);
  const trimap = await readPlane(/** @type {string} */ (object.trimap), image);
  const errorsOf = (/** @type {Uint8Array | undefined} */ alpha) => alpha && alphaErrors(alpha, truth, trimap);
  const inside = threshold(truth);
  const click = nextClick(inside, new Uint8Array(inside.length), image);
  if (!click) {
    console.error(`  left out: ${object.mask} holds no object`);
    return [];
  }
  const { candidates } = await image.select({ points: [{ x: click.x + 0.5, y: click.y + 0.5, positive: true }] });
  const { mask } = await (await plainPhoto()).ask([click]);
  return [{
    object: object.name,
    trimapAsAlpha: errorsOf(trimap),
    trimapProduct: errorsOf(await matteGivenTrimap(image, trimap)),
    clickPlain: errorsOf(mask.map((value) => value * 255)),
    clickProduct: errorsOf(await candidates[0].mask(options)),
  }];
}

/** @param {readonly (AlphaErrors | undefined)[]} errors of one way of making alphas; undefined where it made none */
function summarise(errors) {
  const average = (name) => {
    const values = errors.map((e) => e?.[name]).filter((value) => value !== undefined);
    return values.length === 0 ? undefined : mean(values);
  };
  return { sad: average('sad'), mse: average('mse'), mae: average('mae') };
}

/**
 * @param {import('./load-set.mjs').EvalSet} set
 * @param {import('./task.mjs').TaskContext} context
 * @returns {Promise<import('./task.mjs').TaskResult>}
 */
export async function measureMatting({ photos }, { app, cacheDir, options, progress }) {
  let loading;
  const rows = [];
  try {
    for (const { stem, photo: path, objects } of photos) {
      progress(stem);
      const image = await app.open(path);
      try {
        let opening;
        // Loaded after the product has prepared its decoder.
        const plainPhoto = () => (opening ??= (loading ??= createPlainMobileSam(cacheDir)).then((plain) => plain.open(path, image)));
        for (const object of objects) {
          for (const row of await measureObject(object, { image, plainPhoto, options })) rows.push({ photo: stem, ...row });
        }
      } finally {
        image.close();
      }
    }
  } finally {
    await (await loading)?.close();
  }
  requireObjects(rows);
  const summary = Object.fromEntries(Object.keys(names).map((key) => [key, summarise(rows.map((row) => row[key]))]));
  const head = [`${rows.length} objects`, 'SAD/1000 in the band', 'MSE in the band', 'MAE of the whole picture'];
  const table = markdownTable(head, Object.entries(names).map(([key, name]) => {
    const f = summary[key];
    return [name, figure(f.sad, 2), figure(f.mse, 4), figure(f.mae, 4)];
  }));
  return { summary, rows, table };
}
