import { afterEach, describe, expect, it } from 'vitest';
import { exitCodes } from '../../../src-main/hosts/cli/exit-codes';
import { createWorld, type World } from './cli-world';

let world: World;
afterEach(() => world.close());

async function kept(...argv: string[]): Promise<{ readonly code: number; readonly stderr: string; readonly keep: readonly (number | undefined)[] }> {
  world = await createWorld(['a.jpg']);
  const keep: (number | undefined)[] = [];
  world.app.open = async () => ({
    width: 40,
    height: 30,
    close: () => undefined,
    removeBackground: async (options) => {
      keep.push(options.keep);
      return { facts: {}, encode: async () => Uint8Array.of(1) };
    },
    select: () => Promise.reject(new Error('Nobody asked for an object.')),
    everything: () => Promise.reject(new Error('Nobody asked for everything.')),
  });
  const { code, stderr } = await world.run('remove-bg', 'a.jpg', '--out', 'a.png', ...argv);
  return { code, stderr, keep };
}

describe('remove-bg --keep', () => {
  it.each([
    [['--keep', '0.5'], 0.5],
    [['--keep', '-1'], -1],
    [[], undefined],
  ])('%j keeps %s', async (argv, value) => {
    const { code, keep } = await kept(...argv);
    expect(code).toBe(exitCodes.ok);
    expect(keep).toEqual([value]);
  });

  it.each(['2', '-1.01', 'more'])('refuses %s', async (text) => {
    const { code, stderr, keep } = await kept('--keep', text);
    expect(code).toBe(exitCodes.usage);
    expect(stderr).toContain(`'${text}' is no value for --keep: a number from -1 to 1.`);
    expect(keep).toEqual([]);
  });
});
