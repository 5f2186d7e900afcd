import { stat } from 'node:fs/promises';
import { extname, join, relative, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { asClickcutError, ClickcutError, isCancelled, throwIfAborted } from '../../../../src-preload/contract/errors';
import type { AnnotationFormat } from '../../../../src-preload/model/job';
import type { OpenApp } from '../cli-app';
import type { CliIo, GlobalOptions } from '../cli-io';
import { exitCodes, type ExitCode } from '../exit-codes';
import { findInputs, type Input } from '../find-inputs';
import { createProgressLine } from '../progress-line';
import { createReport } from '../report';
import { UsageError } from '../usage-error';
import { withApp } from '../with-app';
import { checkFree, writeOutput } from '../write-output';

export interface ExportAnnotationsCliOptions extends GlobalOptions {
  readonly format: AnnotationFormat;
  readonly out: string;
  readonly classes?: readonly string[];
  readonly tolerance?: number;
}

/** One file holds the whole set. */
const isSingle = (format: AnnotationFormat): boolean => format === 'coco' || format === 'coco-polygons';

/** Project files as they are named, and all of a folder's at any depth, sorted. */
async function findProjects(names: readonly string[], cwd: string): Promise<readonly Input[]> {
  const found: Input[] = [];
  for (const name of names) {
    const path = resolve(cwd, name);
    const isFolder = await stat(path).then((info) => info.isDirectory(), () => false);
    if (!isFolder) {
      found.push(...(await findInputs([name], cwd)));
      continue;
    }
    const files = (await glob('**/*.clickcut', { cwd: path, onlyFiles: true, followSymbolicLinks: false, caseSensitiveMatch: false })).sort();
    if (files.length === 0) found.push({ kind: 'failed', name, error: new ClickcutError({ code: 'file-unreadable', message: `There is no project in '${name}'.`, hint: 'Name a folder with .clickcut files.' }) });
    found.push(...files.map((file): Input => ({ kind: 'file', name: join(name, file), path: join(path, file) })));
  }
  const seen = new Set<string>();
  return found.filter((input) => input.kind === 'failed' || (!seen.has(input.path) && seen.add(input.path)));
}

/** `clickcut annotations export`: the cut-outs of projects as annotations of their photos. */
export async function exportAnnotations(names: readonly string[], options: ExportAnnotationsCliOptions, io: CliIo, openApp: OpenApp): Promise<ExitCode> {
  const { format, out, classes, tolerance } = options;
  const isFile = extname(out) !== '';
  if (isFile && (!isSingle(format) || extname(out).toLowerCase() !== '.json')) {
    throw new UsageError(isSingle(format) ? `'${out}': annotations are JSON. Name a file that ends in .json, or a folder.` : `--format ${format} writes several files: name a folder, not '${out}'.`);
  }
  const placeOf = (path: string) => {
    const target = isFile ? resolve(io.cwd, out) : resolve(io.cwd, out, path);
    return { path: target, name: relative(io.cwd, target) || target, format: 'png' as const };
  };
  const report = createReport(io, options);
  const line = createProgressLine(io, options);
  const force = options.force ?? false;
  const inputs = await findProjects(names, io.cwd);
  const projects = inputs.flatMap((input) => (input.kind === 'file' ? [input] : []));
  let failures = 0;
  const fail = (name: string, error: ClickcutError): void => {
    line.clear();
    failures += 1;
    report.failed(name, error);
  };

  return withApp(openApp, options, async (app) => {
    const started = performance.now();
    try {
      for (const input of inputs) if (input.kind === 'failed') fail(input.name, input.error);
      if (isSingle(format)) await checkFree(placeOf('annotations.json'), force);
      let files = 0;
      if (projects.length > 0) {
        const nameOf = new Map(projects.map(({ path, name }) => [path, name]));
        const set = (await app()).annotations.export({
          projects: projects.map(({ path }) => path),
          format,
          classes,
          tolerance,
          signal: io.signal,
          onProgress: ({ done, total }) => line.show(out, 'writing', done / total),
          onProblem: (path, error) => fail(nameOf.get(path) ?? path, error),
        });
        for await (const { path, bytes } of set) {
          throwIfAborted(io.signal);
          await writeOutput(placeOf(path), bytes, { force, signal: io.signal });
          files += 1;
        }
      }
      line.clear();
      if (options.json) io.stdout(`${JSON.stringify({ output: out, ok: failures === 0, format, projects: projects.length, failed: failures, files, ms: Math.round(performance.now() - started) })}\n`);
      else if (!options.quiet) io.stdout(`${out}  ${projects.length} projects, ${files} files\n`);
      return failures === 0 ? exitCodes.ok : exitCodes.failed;
    } catch (cause) {
      line.clear();
      const error = asClickcutError(cause);
      if (io.signal.aborted && isCancelled(error)) return exitCodes.cancelled;
      report.failed(out, error);
      return exitCodes.failed;
    }
  });
}
