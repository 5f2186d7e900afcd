import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providerChoices } from '../../../src-main/hosts/cli/program';
import { providerChoice } from '../../../src-preload/contract/settings';
import { createWorld, type World } from './cli-world';

let world: World;
beforeAll(async () => {
  world = await createWorld(['a.jpg', 'b.jpg']);
});
afterAll(() => world.close());

describe('wrong usage ends with 2, says why on stderr, and starts nothing', () => {
  it.each([
    ['no command', []],
    ['unknown command', ['cut']],
    ['unknown option', ['remove-bg', 'a.jpg', '--out', 'o', '--fast']],
    ['no inputs', ['remove-bg', '--out', 'o']],
    ['no --out', ['remove-bg', 'a.jpg']],
    ['unknown format', ['remove-bg', 'a.jpg', '--out', 'o', '--format', 'jpg']],
    ['unknown provider', ['remove-bg', 'a.jpg', '--out', 'o', '--provider', 'tpu']],
    ['several inputs into one file', ['remove-bg', 'a.jpg', 'b.jpg', '--out', 'o.png']],
    ['format against the name', ['remove-bg', 'a.jpg', '--out', 'o.png', '--format', 'webp']],
    ['a name that no format has', ['remove-bg', 'a.jpg', '--out', 'o.jpg']],
    ['no prompt', ['select', 'a.jpg', '--out', 'o.png']],
    ['two images for select', ['select', 'a.jpg', 'b.jpg', '--point', '1,1', '--out', 'o.png']],
    ['a point that is none', ['select', 'a.jpg', '--point', '1', '--out', 'o.png']],
    ['a point with a wrong side', ['select', 'a.jpg', '--point', '1,2:off', '--out', 'o.png']],
    ['a point of infinity', ['select', 'a.jpg', '--point', '1e999,2', '--out', 'o.png']],
    ['an empty box', ['select', 'a.jpg', '--box', '1,1,1,5', '--out', 'o.png']],
    ['a candidate that is none', ['select', 'a.jpg', '--point', '1,1', '--out', 'o.png', '--candidate', '4']],
    ['a port that is none', ['serve', '--port', '70000']],
  ])('%s', async (_name, argv) => {
    const { code, stdout, stderr } = await world.run(...argv);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toBe('');
    expect(world.app.opened).toEqual([]);
  });

  it.each([
    ['40,1', 'a.jpg is 40 x 30 pixels'],
    ['1,30', 'a.jpg is 40 x 30 pixels'],
    ['-1,3', 'The point -1,3 is outside'],
  ])('point %s outside the image', async (point, says) => {
    const { code, stderr } = await world.run('select', 'a.jpg', '--point', point, '--out', 'o.png');
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    world.app.opened.length = 0;
  });

  it('box outside the image; with --json it has its object as well', async () => {
    const { code, stdout } = await world.run('select', 'a.jpg', '--box', '0,0,41,30', '--out', 'o.png', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ input: 'a.jpg', ok: false, error: { message: expect.stringContaining('40 x 30') } });
    world.app.opened.length = 0;
  });
});

describe('help and version', () => {
  it('go to stdout and are no error', async () => {
    expect(await world.run('--help')).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('remove-bg') });
    expect(await world.run('select', '--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('--json') });
    expect(await world.run('--version')).toMatchObject({ code: 0, stdout: '1.2.3\n' });
  });
});

it('the providers are those of the contract', () => {
  expect(providerChoices).toEqual(providerChoice.options);
});
