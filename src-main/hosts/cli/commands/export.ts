import { join, resolve } from 'node:path';
import { asClickcutError, isCancelled, throwIfAborted } from '../../../../src-preload/contract/errors';
import { findPreset, readBeside, type FoundPreset } from '../../../app/preset-file';
import type { CliApp, CliProject, OpenApp } from '../cli-app';
import type { CliIo, GlobalOptions } from '../cli-io';
import { exitCodes, type ExitCode } from '../exit-codes';
import { findInputs, type FileInput } from '../find-inputs';
import type { Output } from '../plan-outputs';
import { createProgressLine } from '../progress-line';
import { createReport } from '../report';
import { UsageError } from '../usage-error';
import { withApp } from '../with-app';
import { checkFree, writeOutput } from '../write-output';

export interface ExportCliOptions extends GlobalOptions {
  /** What the project and its layers keep, unless told. */
  readonly preset?: string;
  readonly out: string;
  readonly layer?: readonly string[];
}

const mostNamed = 10;

/** @throws UsageError */
function layersNamed({ info }: CliProject, names: readonly string[] | undefined): readonly string[] | undefined {
  if (!names) return undefined;
  return names.flatMap((name) => {
    const found = info.layers.filter((layer) => layer.name === name).map(({ id }) => id);
    if (found.length > 0) return found;
    const known = info.layers.slice(0, mostNamed).map((layer) => `'${layer.name}'`);
    const more = info.layers.length > mostNamed ? ` and ${info.layers.length - mostNamed} more` : '';
    throw new UsageError(`There is no layer '${name}'. There are ${known.join(', ')}${more}.`);
  });
}

/** @throws UsageError when there is none of that name; as `findPreset` */
const presetNamed = (name: string, cwd: string): Promise<FoundPreset> =>
  findPreset(name, cwd).catch((cause: unknown) => {
    const { code, message, hint = '' } = asClickcutError(cause);
    throw code === 'not-found' ? new UsageError(`${message} ${hint}`) : cause;
  });

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

async function exportProject(app: CliApp, input: FileInput, found: FoundPreset | undefined, options: ExportCliOptions, io: CliIo): Promise<void> {
  const { signal } = io;
  const force = options.force ?? false;
  const line = createProgressLine(io, options);
  const outputAt = (path: string): Output => {
    const name = join(options.out, ...path.split('/'));
    const output: Output = { name, path: resolve(io.cwd, name), format: 'png' };
    if (isSame(output.path, input.path)) throw new UsageError(`'${name}' is the input itself: a result never replaces its source.`);
    return output;
  };
  const project = await app.openProject(input.path, signal);
  try {
    const layers = layersNamed(project, options.layer);
    const request = found ? { outputs: found.preset.outputs, layers, preset: found.preset.name, readImage: readBeside(found.folder) } : { layers };
    for (const { path } of await project.plan(request, { signal })) await checkFree(outputAt(path), force);
    let started = performance.now();
    await project.export(
      request,
      async ({ path, bytes, width, height }) => {
        throwIfAborted(signal);
        const output = outputAt(path);
        await writeOutput(output, bytes, { force, signal });
        line.clear();
        const ms = Math.round(performance.now() - started);
        started = performance.now();
        if (options.json) io.stdout(`${JSON.stringify({ input: input.name, ok: true, output: output.name, width, height, bytes: bytes.byteLength, ms })}\n`);
        else if (!options.quiet) io.stdout(`${output.name}  ${width === undefined ? '' : `${width} x ${String(height)}  `}${(ms / 1000).toFixed(1)} s\n`);
      },
      { signal, onProgress: ({ done, total, name }) => line.show(name, 'exporting', done / Math.max(1, total)) },
    );
  } finally {
    line.clear();
    project.close();
  }
}

/** `clickcut export`: files out of a project, a Photoshop or OpenRaster file or a photo, as a preset says. */
export async function exportFiles(name: string, options: ExportCliOptions, io: CliIo, openApp: OpenApp): Promise<ExitCode> {
  const report = createReport(io, options);
  const preset = options.preset === undefined ? undefined : await presetNamed(options.preset, io.cwd);
  const [input] = await findInputs([name], io.cwd);
  return withApp(openApp, options, async (app) => {
    try {
      if (!input) throw new UsageError(`'${name}' names no file.`);
      if (input.kind === 'failed') throw input.error;
      await exportProject(await app(), input, preset, options, io);
      return exitCodes.ok;
    } catch (cause) {
      if (cause instanceof UsageError) throw cause;
      const error = asClickcutError(cause);
      if (io.signal.aborted && isCancelled(error)) return exitCodes.cancelled;
      report.failed(name, error);
      return exitCodes.failed;
    }
  });
}
