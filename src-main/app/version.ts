import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../inference/manifest/load';

/** Version of Clickcut, from its package.json. */
export function clickcutVersion(): string {
  const text = readFileSync(join(projectFolder(), 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
