import { z } from 'zod';
import { exportOutput, mostOutputs } from './export-output';

export const presetVersion = 1;

/**
 * A preset as it is shared: one JSON file.
 *
 * ```json
 * { "clickcut": "preset", "version": 1, "name": "Web", "outputs": [{ "format": { "type": "webp" } }] }
 * ```
 */
export const exportPreset = z.strictObject({
  clickcut: z.literal('preset'),
  version: z.literal(presetVersion),
  name: z.string().min(1).max(120),
  outputs: z.array(exportOutput).min(1).max(mostOutputs).readonly(),
});
export type ExportPreset = Readonly<z.output<typeof exportPreset>>;
