import { misbehaveOnGpu } from './on-gpu.mjs';

await misbehaveOnGpu(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
