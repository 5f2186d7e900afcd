import { parentPort } from 'node:worker_threads';
import { rasterJobs, type RasterOutput, type RasterJob, type RasterReply, type RasterRequest } from './jobs';

/** Entry of the raster worker: one request at a time, one answer each. The client keeps the queue. */
function perform(request: RasterRequest): RasterOutput<RasterJob> {
  switch (request.job) {
    case 'render-mask':
      return rasterJobs['render-mask'](request.input);
    case 'finish-matte':
      return rasterJobs['finish-matte'](request.input);
  }
}

parentPort?.on('message', (request: RasterRequest) => {
  try {
    const output = perform(request);
    const { buffer } = output.alpha;
    const reply: RasterReply = { ok: true, output };
    parentPort?.postMessage(reply, buffer instanceof ArrayBuffer ? [buffer] : []);
  } catch (error) {
    const reply: RasterReply = { ok: false, message: error instanceof Error ? error.message : String(error) };
    parentPort?.postMessage(reply);
  }
});
