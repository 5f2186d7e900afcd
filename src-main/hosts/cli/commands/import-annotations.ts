import { stat } from 'node:fs/promises';
import { extname, join, relative, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { asClickcutError, ClickcutError, isCancelled, throwIfAborted } from '../../../../src-preload/contract/errors';
import type { OpenApp } from '../cli-app';
import type { CliIo, GlobalOptions } from '../cli-io';
import { exitCodes, type ExitCode } from '../exit-codes';
import { createProgressLine } from '../progress-line';
import { createReport } from '../report';
import { UsageError } from '../usage-error';
import { withApp } from '../with-app';
import { checkFree, writeOutput } from '../write-output';

export interface ImportAnnotationsCliOptions extends GlobalOptions {
  readonly photos: string;
  readonly out: string;
}

const pictures = '**/*.{jpg,jpeg,png,webp,avif,gif,tif,tiff,svg}';

const noPhoto = (photos: string, name: string): ClickcutError =>
  new ClickcutError({ code: 'file-unreadable', message: `There is no photo for '${name}' in '${photos}', or there are several.`, hint: 'Put it there under the name that it has in the annotations.' });

/** `clickcut annotations import`: a project for each annotated photo, with a cut-out layer for each object. */
export async function importAnnotations(source: string, options: ImportAnnotationsCliOptions, io: CliIo, openApp: OpenApp): Promise<ExitCode> {
  const { photos, out } = options;
  if (extname(out) !== '') throw new UsageError(`Every photo becomes a project of its own: name a folder, not '${out}'.`);
  const folder = resolve(io.cwd, photos);
  if (!(await stat(folder).then((info) => info.isDirectory(), () => false))) throw new UsageError(`'${photos}' is no folder. Name the one with the annotated photos.`);
  const files = (await glob(pictures, { cwd: folder, onlyFiles: true, followSymbolicLinks: false, caseSensitiveMatch: false })).sort();
  const report = createReport(io, options);
  const line = createProgressLine(io, options);
  const force = options.force ?? false;
  let code: ExitCode = exitCodes.ok;

  return withApp(openApp, options, async (app) => {
    try {
      const { annotations } = await app();
      const set = await annotations.read(resolve(io.cwd, source), { signal: io.signal });
      for (const [i, { name, photo }] of annotations.match(set, files).entries()) {
        line.show(name, 'reading', i / set.photos.length);
        try {
          const started = performance.now();
          throwIfAborted(io.signal);
          if (photo === undefined) throw noPhoto(photos, name);
          const path = resolve(io.cwd, out, photo.replace(/\.[^./]*$/, '.clickcut'));
          const output = { path, name: relative(io.cwd, path) || path, format: 'png' as const };
          await checkFree(output, force);
          const { bytes, objects } = await annotations.project(join(folder, photo), set, { name, signal: io.signal });
          await writeOutput(output, bytes, { force, signal: io.signal });
          line.clear();
          const facts = { photo, objects, bytes: bytes.length, ms: Math.round(performance.now() - started) };
          if (options.json) io.stdout(`${JSON.stringify({ input: name, ok: true, output: output.name, ...facts })}\n`);
          else if (!options.quiet) io.stdout(`${output.name}  ${objects} objects\n`);
        } catch (cause) {
          const error = asClickcutError(cause);
          if (io.signal.aborted && isCancelled(error)) throw error;
          line.clear();
          report.failed(name, error);
          code = exitCodes.failed;
        }
      }
      return code;
    } catch (cause) {
      line.clear();
      const error = asClickcutError(cause);
      if (io.signal.aborted && isCancelled(error)) return exitCodes.cancelled;
      report.failed(source, error);
      return exitCodes.failed;
    }
  });
}
