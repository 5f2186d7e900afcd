import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { leanMemory } from '../../../src-main/inference/process/lean-memory';
import { startChild } from '../../../src-main/inference/process/start-child';
import { temporaryFolder } from './support/folders';

const name = 'MALLOC_MMAP_THRESHOLD_';

it('children are started so that large memory goes back to the system, and so is the command', async () => {
  const entry = join(temporaryFolder(), 'tell.cjs');
  writeFileSync(entry, `process.send(process.env.${name})`);
  const { process: child } = startChild({ entry, argument: { role: 'serve', cacheDir: '', assignments: {} as never } });
  const [told] = (await once(child, 'message')) as [unknown];
  expect(told).toBe(leanMemory({})[name]);
  const [start] = readFileSync(new URL('../../../bin/clickcut.mjs', import.meta.url), 'utf8').split('\n');
  expect(start).toBe(`#!/usr/bin/env -S ${name}=${String(told)} node`);
});

it('what a user has set stays', () => expect(leanMemory({ [name]: '4096', PATH: '/bin' })).toEqual({ [name]: '4096', PATH: '/bin' }));
