/**
 * What every task gets and gives.
 *
 * @typedef {object} TaskContext
 * @property {import('../../src-main/app/index').Clickcut} app the product's Node API
 * @property {string} cacheDir where the product keeps the models that it has prepared
 * @property {Readonly<Record<string, unknown>>} options passed on to `mask()` of whatever the product has found
 * @property {(photo: string) => void} progress called before each photo
 *
 * @typedef {object} TaskResult
 * @property {unknown} summary the figures of the table
 * @property {readonly unknown[]} rows the figures of each object
 * @property {string} table Markdown
 */
export {};
