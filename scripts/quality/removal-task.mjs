/** Background removal: the product beside plain IS-Net. */
import { meanAbsoluteError } from './alpha-errors.mjs';
import { boundaryF } from './boundary.mjs';
import { maxFBeta, precisionRecall } from './f-beta.mjs';
import { figure, markdownTable } from './markdown.mjs';
import { overlap } from './overlap.mjs';
import { readPlane, threshold } from './pictures.mjs';
import { createPlainIsnet } from './plain-isnet.mjs';
import { mean } from './statistics.mjs';

const names = { plain: 'IS-Net', product: 'Clickcut' };

/** @returns the figures of one alpha; `curve` is for the figure of the whole set */
function judge(/** @type {Uint8Array} */ alpha, /** @type {Uint8Array} */ truth, size) {
  const mask = threshold(alpha);
  const wanted = threshold(truth);
  const curve = precisionRecall(alpha, wanted);
  return {
    figures: {
      iou: overlap(mask, wanted),
      boundaryF: boundaryF(mask, wanted, size),
      mae: meanAbsoluteError(alpha, truth),
      maxFBeta: maxFBeta([curve]),
    },
    curve,
  };
}

/** Everything in the foreground is one: several objects of a photo are taken together. */
async function readTruth(/** @type {readonly import('./load-set.mjs').ObjectFiles[]} */ objects, size) {
  const truth = new Uint8Array(size.width * size.height);
  for (const object of objects) {
    const plane = await readPlane(object.mask, size);
    for (let i = 0; i < truth.length; i++) truth[i] = Math.max(truth[i], plane[i]);
  }
  return truth;
}

function summarise(judged) {
  const average = (name) => mean(judged.map(({ figures }) => figures[name]));
  return { iou: average('iou'), boundaryF: average('boundaryF'), mae: average('mae'), maxFBeta: maxFBeta(judged.map(({ curve }) => curve)) };
}

async function measurePhoto({ photo: path, objects }, { app, plain, options }) {
  const image = await app.open(path);
  try {
    const truth = await readTruth(objects, image);
    const result = await image.removeBackground();
    return {
      product: judge(await result.mask(options), truth, image),
      plain: judge(await (await plain()).matte(path, image), truth, image),
    };
  } finally {
    image.close();
  }
}

/**
 * @param {import('./load-set.mjs').EvalSet} set
 * @param {import('./task.mjs').TaskContext} context
 * @returns {Promise<import('./task.mjs').TaskResult>}
 */
export async function measureRemoval({ photos }, { app, cacheDir, options, progress }) {
  let loading;
  // Loaded after the product has prepared its model.
  const plain = () => (loading ??= createPlainIsnet(cacheDir));
  const measured = [];
  try {
    for (const photo of photos) {
      progress(photo.stem);
      measured.push({ photo: photo.stem, ...(await measurePhoto(photo, { app, plain, options })) });
    }
  } finally {
    await (await loading)?.close();
  }
  const summary = Object.fromEntries(Object.keys(names).map((key) => [key, summarise(measured.map((row) => row[key]))]));
  const rows = measured.map(({ photo, plain: bare, product }) => ({ photo, plain: bare.figures, product: product.figures }));
  const head = [`${photos.length} photos`, 'IoU', 'boundary F at 3 px', 'MAE', 'max F-beta'];
  const table = markdownTable(head, Object.entries(names).map(([key, name]) => {
    const f = summary[key];
    return [name, figure(f.iou), figure(f.boundaryF), figure(f.mae, 4), figure(f.maxFBeta)];
  }));
  return { summary, rows, table };
}
