import { fork, type ChildProcess } from 'node:child_process';
import { hostOnly } from '../../../src-preload/contract/engine';
import type { Channel } from '../../../src-preload/rpc/protocol';
import { createEngineChannel, leanMemory } from '../../app/engine-channel';
import { createRelay, type Relay } from './relay';

export interface EngineProcess {
  /** Serves one more page, starting the engine if there is none. When the engine dies, the page's channel closes. */
  attach(page: Channel): Promise<void>;
  /** The same for the host itself, which may ask for what no page may. */
  attachHost(host: Channel): Promise<void>;
  stop(): Promise<void>;
}

export interface EngineOptions {
  readonly node: string;
  readonly entry: string;
  readonly args: readonly string[];
}

/** An engine that dies at its start must not be started again as fast as pages can ask. */
const pauseMs = 1000;
const killAfterMs = 3000;

/** Runs the engine as a plain Node child and starts a new one when a page asks after the old one died. */
export function createEngineProcess(options: EngineOptions): EngineProcess {
  let current: { readonly child: ChildProcess; readonly relay: Relay } | undefined;
  let startedAt = -Infinity;
  let starting: Promise<Relay> | undefined;
  let stopped = false;

  const start = async (): Promise<Relay> => {
    const wait = startedAt + pauseMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (stopped) throw new Error('The app is ending.');
    startedAt = performance.now();
    const child = fork(options.entry, [...options.args], {
      execPath: options.node,
      execArgv: [],
      env: leanMemory(process.env),
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const channel = createEngineChannel(child);
    const relay = createRelay(channel, hostOnly);
    current = { child, relay };
    channel.onClose(() => {
      if (current?.child === child) current = undefined;
      // A child without its pipe serves nobody any more.
      if (child.exitCode === null) child.kill();
    });
    return relay;
  };

  const relay = (): Promise<Relay> => {
    if (current) return Promise.resolve(current.relay);
    starting ??= start().finally(() => {
      starting = undefined;
    });
    return starting;
  };

  return {
    attach: async (page) => (await relay()).attach(page),
    attachHost: async (host) => (await relay()).attachHost(host),
    stop: async () => {
      stopped = true;
      const child = current?.child;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(timer);
    },
  };
}
