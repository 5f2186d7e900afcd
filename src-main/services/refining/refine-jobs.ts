import type { WorkSignals } from '../../../src-preload/raster/matting/signals';
import { createColourEstimates } from './estimate-colours';
import { createPreviewStages } from './preview-stages';
import { matteTrimap } from './matte-trimap';
import { refineMask } from './refine-mask';

/** What one refine thread can do. Made once a thread: it keeps what it has found out. */
export function createRefineJobs() {
  return {
    mask: refineMask,
    matte: matteTrimap,
    preview: createPreviewStages(),
    colours: createColourEstimates(),
  } as const;
}

export type RefineJobs = ReturnType<typeof createRefineJobs>;
export type RefineJob = keyof RefineJobs;
export type RefineInput<J extends RefineJob> = Parameters<RefineJobs[J]>[0];
export type RefineOutput<J extends RefineJob> = ReturnType<RefineJobs[J]>;

export interface RefineRequest {
  readonly id: number;
  readonly job: RefineJob;
  readonly input: unknown;
  /** One Int32: not 0 once nobody wants the answer. */
  readonly cancelled: Int32Array;
}

export type RefineReply = { readonly id: number } & (
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'done'; readonly output: RefineOutput<RefineJob> }
  | { readonly kind: 'failed'; readonly message: string }
);

/** The table as a function; the compiler cannot follow that through a union. */
export type Perform = (input: unknown, signals: WorkSignals) => RefineOutput<RefineJob>;
