import { basename, extname, join, resolve } from 'node:path';
import { asClickcutError, isCancelled, throwIfAborted } from '../../../../src-preload/contract/errors';
import type { AnnotationFormat } from '../../../../src-preload/model/job';
import type { CliApp, FoundObjects } from '../cli-app';
import type { CliIo, GlobalOptions } from '../cli-io';
import { exitCodes, type ExitCode } from '../exit-codes';
import { findInputs, type FileInput } from '../find-inputs';
import { findOptionsOf, type FindCliOptions } from '../find-options';
import type { OpenApp } from '../cli-app';
import type { Output } from '../plan-outputs';
import { createProgressLine, type ProgressLine } from '../progress-line';
import { refinementOf, type RefineOptions } from '../refine-options';
import { createReport } from '../report';
import { UsageError } from '../usage-error';
import { withApp } from '../with-app';
import { checkFree, writeOutput } from '../write-output';

/** Annotations, or a folder with one picture for each object. Spelled out here, so that `--help` need not load the model. */
export const everythingFormats = ['coco', 'coco-polygons', 'sa-1b', 'yolo', 'voc', 'masks', 'cutouts'] as const satisfies readonly (AnnotationFormat | 'cutouts')[];
type Format = (typeof everythingFormats)[number];

/** How a format becomes files: `file` is one for the photo, `set` is a folder of several, `pictures` one for each object. */
const kinds = { coco: 'file', 'coco-polygons': 'file', 'sa-1b': 'file', yolo: 'set', voc: 'set', masks: 'pictures', cutouts: 'pictures' } as const satisfies Record<Format, string>;

export interface EverythingCliOptions extends GlobalOptions, RefineOptions, FindCliOptions {
  readonly out: string;
  readonly format: Format;
}

function checkOut({ out, format }: EverythingCliOptions): void {
  const extension = extname(out).toLowerCase();
  if (extension === '') return;
  switch (kinds[format]) {
    case 'file':
      if (extension !== '.json') throw new UsageError(`'${out}': annotations are JSON. Name a file that ends in .json, or a folder.`);
      return;
    case 'set':
      throw new UsageError(`--format ${format} writes several files: name a folder, not '${out}'.`);
    case 'pictures':
      throw new UsageError(`--format ${format} writes one file for each object: name a folder, not '${out}'.`);
  }
}

const stemOf = (input: FileInput): string => basename(input.name, extname(input.name));

function outputNamed(name: string, cwd: string): Output {
  return { name, path: resolve(cwd, name), format: 'png' };
}

const annotationsOf = (input: FileInput, { out }: EverythingCliOptions, cwd: string): Output =>
  outputNamed(extname(out) === '' ? join(out, `${stemOf(input)}.json`) : out, cwd);

/** photo-01.png … photo-12.png, from large to small. */
function pictureOf(input: FileInput, index: number, count: number, { out }: EverythingCliOptions, cwd: string): Output {
  const number = String(index + 1).padStart(String(count).length, '0');
  return outputNamed(join(out, `${stemOf(input)}-${number}.png`), cwd);
}

async function writePictures(found: FoundObjects, input: FileInput, options: EverythingCliOptions, io: CliIo, line: ProgressLine): Promise<readonly Output[]> {
  const { objects } = found;
  const outputs = objects.map((_, i) => pictureOf(input, i, objects.length, options, io.cwd));
  const force = options.force ?? false;
  for (const output of outputs) await checkFree(output, force);
  for (const [index, object] of objects.entries()) {
    const output = outputs[index];
    if (!output) continue;
    const bytes = await object.encode({ format: 'png', onlyMask: options.format === 'masks', refinement: refinementOf(options), signal: io.signal });
    throwIfAborted(io.signal);
    await writeOutput(output, bytes, { force, signal: io.signal });
    line.show(input.name, 'writing', (index + 1) / objects.length);
  }
  return outputs;
}

/** @param single where the one file of the format goes; without it, each goes to its place in the folder */
async function writeSet(found: FoundObjects, input: FileInput, format: AnnotationFormat, single: Output | undefined, options: EverythingCliOptions, io: CliIo): Promise<readonly Output[]> {
  const force = options.force ?? false;
  const files: { readonly output: Output; readonly bytes: Uint8Array }[] = [];
  for await (const { path, bytes } of found.annotations({ format, fileName: basename(input.name), signal: io.signal })) {
    files.push({ output: single ?? outputNamed(join(options.out, path), io.cwd), bytes });
  }
  // None is written where one of them has no place.
  for (const { output } of files) await checkFree(output, force);
  for (const { output, bytes } of files) {
    throwIfAborted(io.signal);
    await writeOutput(output, bytes, { force, signal: io.signal });
  }
  return files.map(({ output }) => output);
}

async function findAll(app: CliApp, input: FileInput, options: EverythingCliOptions, io: CliIo, line: ProgressLine): Promise<object> {
  const started = performance.now();
  const { format } = options;
  const single = kinds[format] === 'file' ? annotationsOf(input, options, io.cwd) : undefined;
  if (single) await checkFree(single, options.force ?? false);
  const image = await app.open(input.path, io.signal);
  try {
    const { width, height } = image;
    const onProgress = ({ stage, fraction }: { readonly stage: string; readonly fraction: number }): void => line.show(input.name, stage, fraction);
    const found = await image.everything(findOptionsOf(options), { signal: io.signal, onProgress });
    const isPictures = format === 'masks' || format === 'cutouts';
    const outputs = isPictures ? await writePictures(found, input, options, io, line) : await writeSet(found, input, format, single, options, io);
    return { width, height, objects: found.objects.length, decoderRuns: found.decoderRuns, outputs: outputs.map(({ name }) => name), ms: Math.round(performance.now() - started) };
  } finally {
    await image.close();
  }
}

/** `clickcut everything`: all objects of a photo, as annotations, masks or cut-outs. */
export async function everything(name: string, options: EverythingCliOptions, io: CliIo, openApp: OpenApp): Promise<ExitCode> {
  checkOut(options);
  const [input] = await findInputs([name], io.cwd);
  const report = createReport(io, options);
  const line = createProgressLine(io, options);
  return withApp(openApp, options, async (app) => {
    try {
      if (!input) throw new UsageError(`'${name}' names no file.`);
      if (input.kind === 'failed') throw input.error;
      const result = await findAll(await app(), input, options, io, line);
      line.clear();
      if (options.json) io.stdout(`${JSON.stringify({ input: input.name, ok: true, ...result })}\n`);
      else if (!options.quiet && 'objects' in result) io.stdout(`${options.out}  ${String(result.objects)} objects\n`);
      return exitCodes.ok;
    } catch (cause) {
      line.clear();
      if (cause instanceof UsageError) throw cause;
      const error = asClickcutError(cause);
      if (io.signal.aborted && isCancelled(error)) return exitCodes.cancelled;
      report.failed(name, error);
      return exitCodes.failed;
    }
  });
}
