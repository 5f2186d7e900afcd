import { extname } from 'node:path';
import { UsageError } from './usage-error';

/** Formats that can hold transparency without loss of the edge. */
export const outputFormats = ['png', 'webp', 'avif', 'tiff'] as const;
export type OutputFormat = (typeof outputFormats)[number];

const byExtension: Readonly<Record<string, OutputFormat>> = { '.png': 'png', '.webp': 'webp', '.avif': 'avif', '.tiff': 'tiff', '.tif': 'tiff' };

/** What the name of an output file says; undefined when it says nothing. */
export const formatOfName = (name: string): OutputFormat | undefined => byExtension[extname(name).toLowerCase()];

/** @throws UsageError when the name of the file says one thing and the option another, or neither says anything usable. */
export function formatForFile(name: string, wanted: OutputFormat | undefined): OutputFormat {
  const extension = extname(name);
  const named = formatOfName(name);
  if (named === undefined) {
    throw new UsageError(`'${name}': ${extension === '' ? 'a name without an extension' : extension} is no format for a cut-out. Use ${outputFormats.join(', ')}.`);
  }
  if (wanted !== undefined && wanted !== named) throw new UsageError(`--format ${wanted} contradicts the name '${name}'.`);
  return named;
}
