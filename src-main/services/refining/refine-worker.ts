import { parentPort, type TransferListItem } from 'node:worker_threads';
import { createRefineJobs, type Perform, type RefineJob, type RefineOutput, type RefineReply, type RefineRequest } from './refine-jobs';

/** Entry of a refine worker: one request at a time, one answer each. The client keeps the queue. */
const jobs = createRefineJobs();

/** Messages more often than this tell nobody anything. */
const progressEveryMs = 50;

function movable(output: RefineOutput<RefineJob>): readonly TransferListItem[] {
  const pixels = 'alpha' in output ? output.alpha : output.colours;
  return pixels.buffer instanceof ArrayBuffer ? [pixels.buffer] : [];
}

const post = (reply: RefineReply, move: readonly TransferListItem[] = []): void => parentPort?.postMessage(reply, move);

parentPort?.on('message', ({ id, job, input, cancelled }: RefineRequest) => {
  let toldAt = 0;
  const onProgress = (fraction: number): void => {
    const now = performance.now();
    if (now - toldAt < progressEveryMs) return;
    toldAt = now;
    post({ id, kind: 'progress', fraction });
  };
  try {
    const output = (jobs[job] as Perform)(input, { isCancelled: () => Atomics.load(cancelled, 0) !== 0, onProgress });
    post({ id, kind: 'done', output }, movable(output));
  } catch (error) {
    post({ id, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});
