import { availableParallelism } from 'node:os';

/** More would need more memory than a photo's edge is worth. */
const most = 4;

/** How many edges are looked for at a time at full resolution: the models have the other half of the processors. */
export const refinedAtOnce = (): number => Math.max(1, Math.min(most, Math.floor(availableParallelism() / 2)));
