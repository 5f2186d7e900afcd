import { parentPort, type TransferListItem } from 'node:worker_threads';
import { rasterJobs, type RasterInput, type RasterJob, type RasterOutput, type RasterReply, type RasterRequest } from './jobs';

/** Entry of the raster worker: one request at a time, one answer each. The client keeps the queue. */
function perform<J extends RasterJob>(job: J, input: RasterInput<J>): RasterOutput<J> {
  // The table and the request are typed together; the compiler cannot follow that through a union.
  const work = rasterJobs[job] as (given: RasterInput<J>) => RasterOutput<J>;
  return work(input);
}

function movable(output: RasterOutput<RasterJob>): readonly TransferListItem[] {
  if ('counts' in output || 'objects' in output || 'paths' in output) return [];
  const buffers = 'rings' in output ? output.rings.map(({ buffer }) => buffer) : [output.alpha.buffer];
  return buffers.filter((buffer) => buffer instanceof ArrayBuffer);
}

parentPort?.on('message', ({ job, input }: RasterRequest) => {
  try {
    const output = perform(job, input);
    const reply: RasterReply = { ok: true, output };
    parentPort?.postMessage(reply, movable(output));
  } catch (error) {
    const reply: RasterReply = { ok: false, message: error instanceof Error ? error.message : String(error) };
    parentPort?.postMessage(reply);
  }
});
