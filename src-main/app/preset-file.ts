import { readFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { ClickcutError } from '../../src-preload/contract/errors';
import { builtInPreset, parsePreset } from '../../src-preload/contract/parse-preset';
import { builtInPresets } from '../../src-preload/model/exporting/built-in-presets';
import type { ExportPreset } from '../../src-preload/model/exporting/export-preset';
import type { ReadImage } from '../services/exports/outputs/background-images';

export interface FoundPreset {
  readonly preset: ExportPreset;
  /** The folder that its pictures are named in. */
  readonly folder: string;
}

/** A preset that comes with the program, by its id, or the file of one. @throws ClickcutError `not-found`, `bad-request` for what it holds */
export async function findPreset(name: string, cwd: string): Promise<FoundPreset> {
  const builtIn = builtInPreset(name);
  if (builtIn) return { preset: builtIn, folder: cwd };
  const path = resolve(cwd, name);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT' ? 'there is no such file' : 'it cannot be read';
    const hint = `Name one of ${builtInPresets.map(({ id }) => id).join(', ')}, or a preset file.`;
    throw new ClickcutError({ code: 'not-found', message: `'${name}' is no preset: ${reason}.`, hint }, { cause });
  }
  return { preset: parsePreset(text, name), folder: dirname(path) };
}

/** A preset may come from anywhere: it names pictures beside it, and nothing else of this machine or of a network. */
export function readBeside(folder: string): ReadImage {
  return async (name) => {
    const path = resolve(folder, name);
    const inside = relative(folder, path);
    if (isAbsolute(name) || isAbsolute(inside) || inside === '..' || inside.startsWith(`..${sep}`)) {
      throw new ClickcutError({ code: 'bad-request', message: `The background '${name}' does not lie beside the preset.`, hint: "Put the picture into the preset's folder." });
    }
    try {
      return { name: basename(path), bytes: await readFile(path) };
    } catch (cause) {
      throw new ClickcutError({ code: 'file-unreadable', message: `The background '${name}' cannot be read.`, hint: "Put the picture into the preset's folder." }, { cause });
    }
  };
}
