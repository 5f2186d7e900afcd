import { misbehaveOnGpu } from './on-gpu.mjs';

await misbehaveOnGpu(() => process.kill(process.pid, 'SIGSEGV'));
