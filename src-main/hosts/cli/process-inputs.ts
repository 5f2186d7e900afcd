import { asClickcutError, isCancelled, throwIfAborted } from '../../../src-preload/contract/errors';
import type { CutoutRefinement } from '../../app/index';
import type { CliApp, CliImage, Cutout, WorkOptions } from './cli-app';
import type { CliIo, GlobalOptions } from './cli-io';
import { exitCodes, type ExitCode } from './exit-codes';
import type { FileInput, Input } from './find-inputs';
import type { Output } from './plan-outputs';
import { createProgressLine } from './progress-line';
import { createReport, errorText } from './report';
import { UsageError } from './usage-error';
import { checkFree, writeOutput } from './write-output';

export interface Batch {
  readonly inputs: readonly Input[];
  readonly plan: ReadonlyMap<Input, Output>;
  readonly onlyMask: boolean;
  readonly refinement: CutoutRefinement;
  readonly cut: (image: CliImage, input: Input, options: WorkOptions) => Promise<Cutout>;
}

/** One input after the other; one that fails does not stop the rest. Ctrl+C does, and leaves nothing half-written. */
export async function processInputs(app: () => Promise<CliApp>, batch: Batch, io: CliIo, options: GlobalOptions): Promise<ExitCode> {
  const report = createReport(io, options);
  const line = createProgressLine(io, options);
  const force = options.force ?? false;
  let code: ExitCode = exitCodes.ok;

  const processOne = async (input: FileInput, output: Output): Promise<void> => {
    const started = performance.now();
    await checkFree(output, force);
    const running = await app();
    throwIfAborted(io.signal);
    const image = await running.open(input.path, io.signal);
    try {
      const onProgress: WorkOptions['onProgress'] = ({ stage, fraction }) => line.show(input.name, stage, fraction);
      const cutout = await batch.cut(image, input, { signal: io.signal, onProgress });
      const bytes = await cutout.encode({ format: output.format, onlyMask: batch.onlyMask, refinement: batch.refinement, signal: io.signal });
      throwIfAborted(io.signal);
      await writeOutput(output, bytes, { force, signal: io.signal });
      line.clear();
      const { width, height } = image;
      report.done({ input: input.name, output, width, height, bytes: bytes.byteLength, ms: performance.now() - started, more: cutout.facts });
    } finally {
      await image.close();
    }
  };

  for (const input of batch.inputs) {
    try {
      const output = batch.plan.get(input);
      if (input.kind === 'failed') throw input.error;
      if (output) await processOne(input, output);
    } catch (cause) {
      line.clear();
      if (io.signal.aborted && isCancelled(asClickcutError(cause))) return exitCodes.cancelled;
      if (cause instanceof UsageError) {
        // Seen only once the image is open, and a failed input as well: with --json it has its line.
        const error = asClickcutError(cause);
        if (options.json) report.failed(input.name, error);
        io.stderr(errorText('', error));
        code = exitCodes.usage;
        continue;
      }
      report.failed(input.name, asClickcutError(cause));
      if (code === exitCodes.ok) code = exitCodes.failed;
    }
  }
  return code;
}
