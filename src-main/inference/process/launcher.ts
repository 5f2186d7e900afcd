import type { ServiceClient } from '../../../src-preload/contract/define';
import { inferenceContract, type InferenceContract } from '../../../src-preload/contract/inference';
import { createClient } from '../../../src-preload/rpc/client';
import { createChildChannel } from './channel';
import { startChild, type StartOptions } from './start-child';

export type LaneService = ServiceClient<InferenceContract['lane']>;

/** One living inference child. */
export interface Worker {
  readonly pid: number | undefined;
  readonly service: LaneService;
  readonly isAlive: () => boolean;
  /** Why it ended, once it has. */
  readonly reason: () => string | undefined;
  readonly lastWords: () => string;
  /** SIGKILL: a run blocks the child's event loop, nothing gentler reaches it. From now on it counts as dead. */
  readonly kill: () => void;
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>;
}

/** Starts a child and connects to it. Requests may be sent at once; they wait until it listens. */
export function launchWorker(options: StartOptions, onEnd: () => void): Worker {
  const child = startChild(options);
  const channel = createChildChannel(child.process);
  const client = createClient(inferenceContract, channel);
  let reason: string | undefined;
  const gone = new Promise<void>((resolve) => {
    child.process.once('exit', () => resolve());
    child.process.once('error', () => resolve());
  });
  channel.onClose((why) => {
    reason ??= why;
    onEnd();
  });
  return {
    pid: child.process.pid,
    service: client.services.lane,
    isAlive: () => reason === undefined,
    reason: () => reason,
    lastWords: child.lastWords,
    kill: () => {
      reason ??= 'ended by SIGKILL';
      child.process.kill('SIGKILL');
      client.close();
    },
    gone,
  };
}
