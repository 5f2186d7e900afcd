import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { runCli } from '../../../src-main/hosts/cli/run-cli';
import type { CliApp, Cutout } from '../../../src-main/hosts/cli/cli-app';
import type { StartServer } from '../../../src-main/hosts/cli/commands/serve';
import { readJob } from '../../../src-preload/contract/read-job';
import { createAnnotationTools } from '../../../src-main/app/annotation-tools';
import { createImages } from '../../../src-main/services/images/create-images';
import { inProcess } from '../masks/mask-studio';
import { ClickcutError } from '../../../src-preload/contract/errors';
import type { ProviderChoice } from '../../../src-preload/contract/settings';

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface World {
  readonly cwd: string;
  readonly controller: AbortController;
  readonly app: FakeApp;
  run(...argv: string[]): Promise<Run>;
  close(): Promise<void>;
}

/** Answers without models: an image is 40 x 30; one whose name says `bad` is corrupt. */
export interface FakeApp extends CliApp {
  provider: ProviderChoice | undefined;
  opened: string[];
  closed: number;
  /** Called while an image is worked on. */
  whileWorking: () => void | Promise<void>;
}

const cutout = (text: string): Cutout => ({
  facts: { made: text },
  encode: ({ format, onlyMask }) => Promise.resolve(new TextEncoder().encode(`${text} ${format}${onlyMask ? ' mask' : ''}`)),
});

function createFakeApp(): FakeApp {
  const app: FakeApp = {
    provider: undefined,
    opened: [],
    closed: 0,
    whileWorking: () => undefined,
    open: async (path) => {
      app.opened.push(basename(path));
      if (path.includes('bad')) throw new ClickcutError({ code: 'image-corrupt', message: `${basename(path)} is damaged.`, hint: 'Take another.' });
      const work = async <T>(result: T): Promise<T> => {
        await app.whileWorking();
        return result;
      };
      return {
        width: 40,
        height: 30,
        removeBackground: ({ onProgress }) => {
          onProgress({ stage: 'matting', fraction: 0.5 });
          return work(cutout(`bg ${basename(path)}`));
        },
        select: ({ points, box }) => work([1, 2, 3].map((n) => cutout(`${n} ${JSON.stringify({ points, box })}`))),
        everything: (find, { onProgress }) => {
          onProgress({ stage: 'everything', fraction: 0.5 });
          return work({
            objects: [1, 2].map((n) => cutout(`object ${n} of ${basename(path)}`)),
            decoderRuns: 7,
            annotations: async function* ({ format, fileName }) {
              const bytes = new TextEncoder().encode(JSON.stringify({ name: fileName, ...find }));
              for (const path of format === 'yolo' ? ['labels/photo.txt', 'data.yaml'] : ['annotations.json']) {
                await Promise.resolve();
                yield { path, bytes };
              }
            },
          });
        },
        close: () => undefined,
      };
    },
    annotations: createAnnotationTools({ images: createImages(), raster: inProcess, version: '1.2.3' }),
    openProject: () => Promise.reject(new ClickcutError({ code: 'unsupported', message: 'No projects here.' })),
    runJob: ({ job, jobName = 'job', inputs, dryRun = false, shard, onEvent = () => undefined }) => {
      // What the command reads of a job is real; what a job does has tests of its own.
      const { task } = readJob(job, jobName);
      onEvent({ event: 'scanned', total: inputs.length });
      for (const input of inputs) {
        if (dryRun) onEvent({ event: 'planned', input, folder: 'x', stem: 'y' });
        else if (input.includes('bad')) onEvent({ event: 'failed', input, error: { code: 'image-corrupt', message: `${input} is damaged.`, hint: 'Take another.' } });
        else onEvent({ event: 'finished', input, outputs: [`${task} ${input} ${JSON.stringify(shard ?? null)}`], ms: 1500 });
      }
      const failed = dryRun ? 0 : inputs.filter((input) => input.includes('bad')).length;
      const result = { finished: inputs.length - failed, skipped: 0, failed, ms: 3000 };
      if (!dryRun) onEvent({ event: 'done', ...result });
      return Promise.resolve(result);
    },
    models: () => Promise.resolve([{ id: 'm', name: 'Model', licence: 'MIT', bytes: 1048576, state: 'damaged', problem: 'wrong size' }]),
    doctor: () => Promise.resolve([{ name: 'Node', state: 'note', found: '20', advice: 'none' }]),
    close: () => {
      app.closed += 1;
      return Promise.resolve();
    },
  };
  return app;
}

export const fakeServer: StartServer = ({ port, open, provider }) =>
  Promise.resolve({ url: `http://x/${String(port)}/${String(open)}/${String(provider)}`, port: port ?? 1, ticketUrl: () => '', close: () => Promise.resolve() });

/** A folder with these files in it, and the command line run inside it. */
export async function createWorld(files: readonly string[] = [], options: { readonly isTerminal?: boolean } = {}): Promise<World> {
  const cwd = await mkdtemp(join(tmpdir(), 'clickcut-cli-'));
  for (const file of files) {
    await mkdir(dirname(join(cwd, file)), { recursive: true });
    await writeFile(join(cwd, file), file);
  }
  const app = createFakeApp();
  const controller = new AbortController();
  return {
    cwd,
    app,
    controller,
    run: async (...argv) => {
      let stdout = '';
      let stderr = '';
      const io = {
        cwd,
        stdout: (text: string) => void (stdout += text),
        stderr: (text: string) => void (stderr += text),
        isTerminal: options.isTerminal ?? false,
        signal: controller.signal,
      };
      const openApp = ({ provider }: { readonly provider: ProviderChoice | undefined }) => {
        app.provider = provider;
        return Promise.resolve(app);
      };
      const code = await runCli(argv, io, { openApp, startServer: fakeServer, version: '1.2.3' });
      return { code, stdout, stderr };
    },
    close: () => rm(cwd, { recursive: true, force: true }),
  };
}
