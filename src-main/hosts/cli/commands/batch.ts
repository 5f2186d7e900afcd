import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BatchEvent } from '../../../../src-preload/contract/batch-events';
import { asClickcutError, ClickcutError, isCancelled } from '../../../../src-preload/contract/errors';
import type { OpenApp } from '../cli-app';
import type { CliIo, GlobalOptions } from '../cli-io';
import { exitCodes, type ExitCode } from '../exit-codes';
import { createProgressLine } from '../progress-line';
import { errorText } from '../report';
import { UsageError } from '../usage-error';
import { withApp } from '../with-app';
import { writeOutput } from '../write-output';

export interface BatchCliOptions extends GlobalOptions {
  readonly job?: string;
  readonly task?: string;
  readonly out: string;
  readonly shard?: { readonly index: number; readonly count: number };
  readonly dryRun?: boolean;
  readonly watch?: boolean;
  readonly report?: string;
}

/** `3/8`: the third of eight parts. @throws UsageError */
export function parseShard(text: string): { readonly index: number; readonly count: number } {
  const found = /^(\d+)\/(\d+)$/.exec(text);
  const [index, count] = [Number(found?.[1]), Number(found?.[2])];
  if (!found || count < 1 || index < 1 || index > count) throw new UsageError(`'${text}' is no part: write 1/4 to 4/4 for the parts of four.`);
  return { index, count };
}

/** The job as JSON on the command line, or in a file. @throws UsageError */
async function jobOf({ job, task }: BatchCliOptions, cwd: string): Promise<{ readonly job: unknown; readonly name: string }> {
  if (job === undefined) {
    if (task === undefined) throw new UsageError('Name a job: --job <file or JSON>, or --task remove-background.');
    return { job: { task }, name: 'The job' };
  }
  if (task !== undefined) throw new UsageError('--job says what to do: leave --task away.');
  if (job.trimStart().startsWith('{')) return { job, name: 'The job' };
  try {
    return { job: await readFile(resolve(cwd, job), 'utf8'), name: `'${job}'` };
  } catch {
    throw new UsageError(`The job '${job}' cannot be read: name a file, or write the JSON itself.`);
  }
}

/** Lines of `@list` in place of the name. @throws UsageError */
async function withLists(names: readonly string[], cwd: string): Promise<readonly string[]> {
  const lists = await Promise.all(
    names.map(async (name) => {
      if (!name.startsWith('@')) return [name];
      try {
        const text = await readFile(resolve(cwd, name.slice(1)), 'utf8');
        return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
      } catch {
        throw new UsageError(`The list '${name.slice(1)}' cannot be read: name a text file with one name a line.`);
      }
    }),
  );
  return lists.flat();
}

const second = 1000;
const minute = 60;

function timeLeft(ms: number): string {
  const seconds = Math.round(ms / second);
  return seconds < minute ? `${seconds} s left` : `${Math.ceil(seconds / minute)} min left`;
}

/** How fast files are made, without those that were only looked at. */
function createPace(now: () => number): { began(): void; made(): void; text(left: number): string } {
  let [first, made] = [NaN, 0];
  return {
    began: () => {
      if (Number.isNaN(first)) first = now();
    },
    made: () => {
      made += 1;
    },
    text: (left) => {
      const each = (now() - first) / made;
      return made === 0 || !(each > 0) ? '' : `${((minute * second) / each).toFixed(1)} a minute, ${timeLeft(each * left)}`;
    },
  };
}

/** `clickcut batch`: one job over any number of files. */
export async function batch(names: readonly string[], options: BatchCliOptions, io: CliIo, openApp: OpenApp): Promise<ExitCode> {
  const { job, name: jobName } = await jobOf(options, io.cwd);
  const inputs = await withLists(names, io.cwd);
  const line = createProgressLine(io, options);
  const told: BatchEvent[] = [];
  const pace = createPace(() => performance.now());
  let total = 0;
  let ended = 0;

  const tell = (event: BatchEvent): void => {
    if (options.report !== undefined && event.event !== 'started') told.push(event);
    if (options.json) io.stdout(`${JSON.stringify(event)}\n`);
    switch (event.event) {
      case 'scanned':
        total = event.total;
        if (options.watch && !options.json && !options.quiet) io.stdout('Waiting for files; Ctrl+C ends it.\n');
        return;
      case 'started':
        pace.began();
        return;
      case 'planned':
        if (!options.json && !options.quiet) io.stdout(`${event.input}  ->  ${event.folder === '' ? '' : `${event.folder}/`}${event.stem}\n`);
        return;
      case 'done': {
        line.clear();
        const rate = event.finished / (event.ms / (minute * second));
        if (!options.json && !options.quiet) io.stdout(`${event.finished} done, ${event.skipped} skipped, ${event.failed} failed  ${(event.ms / second).toFixed(1)} s, ${rate.toFixed(1)} a minute\n`);
        return;
      }
      case 'failed':
        line.clear();
        if (!options.json) io.stderr(errorText(event.error.message.includes(event.input) ? '' : `${event.input}: `, new ClickcutError(event.error)));
        pace.made();
        break;
      case 'finished':
        pace.made();
        line.clear();
        if (!options.json && !options.quiet) for (const output of event.outputs) io.stdout(`${output}  ${(event.ms / second).toFixed(1)} s\n`);
        break;
      case 'skipped':
        if (options.dryRun && !options.json && !options.quiet) io.stdout(`${event.input}  ${event.why === 'unchanged' ? 'is up to date' : 'is there already'}\n`);
        break;
    }
    ended += 1;
    // More come while a folder is watched.
    line.show(options.watch ? `${ended}` : `${ended} of ${total}`, pace.text(Math.max(0, total - ended)), Math.min(1, ended / Math.max(1, total)));
  };

  if (options.watch && options.dryRun) throw new UsageError('--watch works on files: leave --dry-run away.');

  const report = async (): Promise<void> => {
    if (options.report === undefined) return;
    const bytes = new TextEncoder().encode(`${JSON.stringify({ events: told }, null, 2)}\n`);
    await writeOutput({ path: resolve(io.cwd, options.report), name: options.report, format: 'png' }, bytes, { force: true, signal: new AbortController().signal });
  };

  return withApp(openApp, options, async (app) => {
    try {
      const running = await app();
      const { failed } = await running.runJob({ job, jobName, inputs, out: options.out, cwd: io.cwd, shard: options.shard, dryRun: options.dryRun, watch: options.watch, signal: io.signal, onEvent: tell });
      await report();
      return failed > 0 ? exitCodes.failed : exitCodes.ok;
    } catch (cause) {
      line.clear();
      const error = asClickcutError(cause);
      if (io.signal.aborted && isCancelled(error)) {
        // What has been done by then is worth knowing.
        await report().catch((refused: unknown) => io.stderr(errorText('', asClickcutError(refused))));
        return exitCodes.cancelled;
      }
      if (error.code === 'bad-request' || error.code === 'not-found') throw new UsageError(`${error.message}${error.hint === undefined ? '' : ` ${error.hint}`}`);
      io.stderr(errorText('', error));
      return exitCodes.failed;
    }
  });
}
