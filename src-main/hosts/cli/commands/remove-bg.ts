import type { OpenApp } from '../cli-app';
import type { CliIo, GlobalOptions } from '../cli-io';
import type { ExitCode } from '../exit-codes';
import { findInputs } from '../find-inputs';
import type { OutputFormat } from '../output-format';
import { planOutputs } from '../plan-outputs';
import { processInputs } from '../process-inputs';
import { refinementOf, type RefineOptions } from '../refine-options';
import { withApp } from '../with-app';

export interface RemoveBgOptions extends GlobalOptions, RefineOptions {
  readonly out: string;
  readonly format?: OutputFormat;
  readonly onlyMask?: boolean;
  readonly keep?: number;
}

/** `clickcut remove-bg`: each input with a transparent background, at its full size. */
export async function removeBg(names: readonly string[], options: RemoveBgOptions, io: CliIo, openApp: OpenApp): Promise<ExitCode> {
  const inputs = await findInputs(names, io.cwd);
  const plan = planOutputs(inputs, { out: options.out, format: options.format, cwd: io.cwd });
  return withApp(openApp, options, (app) =>
    processInputs(app, { inputs, plan, onlyMask: options.onlyMask ?? false, refinement: refinementOf(options), cut: (image, _input, work) => image.removeBackground({ ...work, keep: options.keep }) }, io, options),
  );
}
