/** The command line of `npm run quality`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { QualityError } from './quality-error.mjs';

export const usage = `npm run quality -- --set <folder> --task clicks|matting|removal [--limit n] [--json file] [--refine auto|soft|firm|off]

Measures masks against ground truth, beside the plain models in the same run.
--set     a folder with images/ and masks/ (and trimaps/ for matting), matched by stem; <stem>__<k>.png for several objects
--task    clicks: simulated clicks; matting: soft edges; removal: background removal
--limit   takes the first n photos, sorted by name
--json    writes every figure of every photo into a file
--refine  how the product's masks get their edges: auto (as users get them), soft, firm, or off (as the model gives them)`;

export const tasks = /** @type {const} */ (['clicks', 'matting', 'removal']);

const refineChoices = /** @type {const} */ (['auto', 'soft', 'firm', 'off']);

const options = /** @type {const} */ ({
  set: { type: 'string' },
  task: { type: 'string' },
  limit: { type: 'string' },
  json: { type: 'string' },
  refine: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
});

/**
 * @typedef {object} QualityArguments
 * @property {string} set absolute path of the folder
 * @property {'clicks' | 'matting' | 'removal'} task
 * @property {number | undefined} limit how many photos, at least 1
 * @property {string | undefined} json absolute path
 * @property {'auto' | 'soft' | 'firm' | 'off'} refine
 */

/** @param {readonly string[]} argv */
function parse(argv) {
  try {
    return parseArgs({ args: [...argv], options, strict: true }).values;
  } catch (error) {
    throw new QualityError(/** @type {Error} */ (error).message, usage);
  }
}

/**
 * @param {readonly string[]} argv
 * @param {{ cwd?: string }} [around] where relative paths start
 * @returns {QualityArguments | 'help'}
 * @throws {QualityError} for anything missing or wrong
 */
export function readArguments(argv, { cwd = process.cwd() } = {}) {
  const values = parse(argv);
  if (values.help) return 'help';
  if (!values.set) throw new QualityError('No folder was named.', `Name one with --set.\n\n${usage}`);
  const task = tasks.find((name) => name === values.task);
  if (!task) {
    const what = values.task === undefined ? 'No task was named.' : `'${values.task}' is no task.`;
    throw new QualityError(what, `Use --task with one of ${tasks.join(', ')}.`);
  }
  const limit = values.limit === undefined ? undefined : Number(values.limit);
  if (limit !== undefined && !(Number.isInteger(limit) && limit > 0)) {
    throw new QualityError(`'${values.limit}' is no number of photos.`, 'Give --limit a whole number from 1.');
  }
  const refine = refineChoices.find((choice) => choice === (values.refine ?? 'auto'));
  if (!refine) throw new QualityError(`'${values.refine}' is no way to refine.`, `Use --refine with one of ${refineChoices.join(', ')}.`);
  return {
    set: resolve(cwd, values.set),
    task,
    limit,
    json: values.json === undefined ? undefined : resolve(cwd, values.json),
    refine,
  };
}
