import type { z } from 'zod';
import { builtInPresets } from '../model/exporting/built-in-presets';
import { exportPreset, type ExportPreset, presetVersion } from '../model/exporting/export-preset';
import { jsonProblem } from '../model/exporting/json-problem';
import { ClickcutError } from './errors';

const mostProblems = 5;

/** `outputs[0].size.pixels` */
export const jsonPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`), '');

/** What is wrong with a value, each with the place of it. */
export function problemsOf({ issues }: z.ZodError): readonly string[] {
  return issues.map(({ path, message }) => (path.length === 0 ? message : `${jsonPath(path)}: ${message}`));
}

function wrong(fileName: string, problems: readonly string[]): ClickcutError {
  const shown = problems.slice(0, mostProblems);
  const more = problems.length > shown.length ? [`and ${problems.length - shown.length} more`] : [];
  return new ClickcutError({
    code: 'bad-request',
    message: `'${fileName}' is not a preset: ${[...shown, ...more].join('; ')}`,
    hint: 'Correct the file, then open it again.',
    details: { problems: [...problems] },
  });
}

/** Byte order marks are written by some editors on Windows. */
const plain = (text: string): string => text.replace(/^\ufeff/, '');

/**
 * Reads a preset file.
 * @param source the text of the file, or what it parses to
 * @throws ClickcutError `bad-request`: the message has the JSON path of each wrong field, or the line where the text
 * stops being JSON
 */
export function parsePreset(source: unknown, fileName: string): ExportPreset {
  let value = source;
  if (typeof source === 'string') {
    const problem = jsonProblem(plain(source));
    if (problem) throw wrong(fileName, [`line ${problem.line}, column ${problem.column}: ${problem.message}`]);
    value = JSON.parse(plain(source));
  }
  const parsed = exportPreset.safeParse(value);
  if (!parsed.success) throw wrong(fileName, problemsOf(parsed.error));
  return parsed.data;
}

/** A preset that comes with the program; `undefined` where the name is not one of theirs. */
export function builtInPreset(id: string): ExportPreset | undefined {
  const found = builtInPresets.find((preset) => preset.id === id);
  return found && { clickcut: 'preset', version: presetVersion, name: found.name, outputs: found.outputs };
}
