import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ClickcutError } from '../../../src-preload/contract/errors';
import { manifestSchema, type Manifest, type Model, type ModelId } from './schema';

const reinstall = 'Install Clickcut again.';

/** Climbs from this module: the answer is the same from the sources, from dist/main and from a chunk below it. */
function findProjectFolder(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'models', 'manifest.json'))) return folder;
    if (dirname(folder) === folder) {
      throw new ClickcutError({ code: 'model-missing', message: `There is no models/manifest.json above ${start}.`, hint: reinstall });
    }
  }
}

let cached: { readonly folder: string; readonly manifest: Manifest } | undefined;

function loaded(): { readonly folder: string; readonly manifest: Manifest } {
  if (cached) return cached;
  const folder = findProjectFolder();
  const path = join(folder, 'models', 'manifest.json');
  try {
    cached = { folder, manifest: manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) };
    return cached;
  } catch (cause) {
    throw new ClickcutError({ code: 'model-damaged', message: `${path} is not a model manifest.`, hint: reinstall }, { cause });
  }
}

/** The folder that holds `models/`: where `npm ci` would be run in a clone. */
export const projectFolder = (): string => loaded().folder;

/**
 * The checked-in list of models, read once per process.
 * @throws ClickcutError `model-missing` or `model-damaged` when the manifest itself cannot be read
 */
export const loadManifest = (): Manifest => loaded().manifest;

/** @throws ClickcutError `model-missing` when the manifest has no such model */
export function findModel(id: ModelId, manifest: Manifest = loadManifest()): Model {
  const model = manifest.models.find((m) => m.id === id);
  if (!model) throw new ClickcutError({ code: 'model-missing', message: `models/manifest.json has no model '${id}'.`, hint: reinstall });
  return model;
}
