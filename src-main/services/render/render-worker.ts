import { parentPort } from 'node:worker_threads';
import { compositeStrip } from './composite-strip';
import type { StripPixels, StripProgram } from './strip-program';

export interface StripRequest {
  readonly id: number;
  readonly program: StripProgram;
}

export type StripReply = { readonly id: number } & ({ readonly ok: true; readonly pixels: StripPixels } | { readonly ok: false; readonly message: string });

/** Entry of the render worker: one strip at a time, one answer each. The client keeps the queue. */
parentPort?.on('message', ({ id, program }: StripRequest) => {
  try {
    const pixels = compositeStrip(program);
    const reply: StripReply = { id, ok: true, pixels };
    parentPort?.postMessage(reply, [pixels.data.buffer]);
  } catch (error) {
    const reply: StripReply = { id, ok: false, message: error instanceof Error ? error.message : String(error) };
    parentPort?.postMessage(reply);
  }
});
