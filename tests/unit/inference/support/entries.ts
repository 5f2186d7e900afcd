import { join } from 'node:path';

/** Built by the global set-up of the test run. */
export const inferenceEntry = join(process.cwd(), 'dist', 'main', 'inference.js');

/** Children that misbehave on purpose. */
export const standIn = (name: 'hangs' | 'crashes' | 'talks-nonsense' | 'is-slow' | 'is-wrong' | 'is-good' | 'dies-on-gpu' | 'hangs-on-gpu'): string =>
  join(import.meta.dirname, '..', 'stand-ins', `${name}.mjs`);
