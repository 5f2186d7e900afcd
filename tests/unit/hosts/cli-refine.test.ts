import { afterEach, describe, expect, it } from 'vitest';
import type { Cutout, EncodeOptions } from '../../../src-main/hosts/cli/cli-app';
import { exitCodes } from '../../../src-main/hosts/cli/exit-codes';
import { createWorld, type World } from './cli-world';

let world: World;
afterEach(() => world.close());

/** What the commands ask of a cut-out when it becomes a file. */
async function encodings(...argv: string[]): Promise<{ readonly code: number; readonly stderr: string; readonly asked: readonly EncodeOptions[] }> {
  world = await createWorld(['a.jpg']);
  const asked: EncodeOptions[] = [];
  const cutout: Cutout = {
    facts: {},
    encode: async (options) => {
      asked.push(options);
      return Uint8Array.of(1);
    },
  };
  world.app.open = async () => ({
    width: 40,
    height: 30,
    close: () => undefined,
    removeBackground: async () => cutout,
    select: async () => [cutout, cutout, cutout],
    everything: () => Promise.reject(new Error('Nobody asked for everything.')),
  });
  const { code, stderr } = await world.run(...argv);
  return { code, stderr, asked };
}

const commands: readonly [string, ...string[]][] = [
  ['remove-bg', 'a.jpg', '--out', 'a.png'],
  ['select', 'a.jpg', '--point', '5,5', '--out', 'a.png'],
];

describe.each(commands)('%s', (...command) => {
  it('refines by itself unless told', async () => {
    const { code, asked } = await encodings(...command);
    expect(code).toBe(exitCodes.ok);
    expect(asked).toMatchObject([{ format: 'png', onlyMask: false, refinement: { refine: 'auto' } }]);
    expect(asked[0]?.signal).toBe(world.controller.signal);
  });

  it('takes settings, numbers below 0 among them', async () => {
    const { asked } = await encodings(...command, '--refine', 'off', '--feather', '2.5', '--shift', '-3', '--smooth', '4', '--contrast', '.5', '--decontaminate', '0');
    expect(asked[0]?.refinement).toEqual({ refine: 'off', feather: 2.5, shift: -3, smooth: 4, contrast: 0.5, decontaminate: 0 });
  });

  it.each([
    ['--refine', 'maybe'],
    ['--feather', '-1'],
    ['--feather', '251'],
    ['--shift', '-101'],
    ['--contrast', '1.5'],
    ['--decontaminate', '50%'],
    ['--smooth', ''],
  ])('ends with a usage error for %s %s', async (option, value) => {
    const { code, stderr, asked } = await encodings(...command, option, value);
    expect(code).toBe(exitCodes.usage);
    expect(stderr).toContain(option);
    expect(asked).toEqual([]);
  });
});
