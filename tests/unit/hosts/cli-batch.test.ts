import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from './cli-world';

let world: World;
afterEach(() => world.close());

const read = (name: string): Promise<string> => readFile(join(world.cwd, name), 'utf8');
const objects = (stdout: string): unknown[] => stdout.trim().split('\n').map((line) => JSON.parse(line) as unknown);

describe('remove-bg', () => {
  it('makes the folder, and names each result after its input', async () => {
    world = await createWorld(['a.jpg', 'sub/b.JPEG']);
    const { code, stdout, stderr } = await world.run('remove-bg', 'a.jpg', 'sub/b.JPEG', '--out', 'new/out', '--format', 'webp', '--provider', 'cpu');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^new\/out\/a\.webp {2}40 x 30 .*\nnew\/out\/b\.webp .*\n$/);
    expect(await read('new/out/a.webp')).toBe('bg a.jpg webp');
    expect(await readdir(join(world.cwd, 'new/out'))).toEqual(['a.webp', 'b.webp']);
    expect(world.app).toMatchObject({ provider: 'cpu', closed: 1 });
  });

  it('takes patterns, each file once, in order, and a name with brackets as a name', async () => {
    world = await createWorld(['b.jpg', 'a.jpg', 'c [1].jpg', 'd.png']);
    const { code } = await world.run('remove-bg', 'b.jpg', '*.jpg', 'c [1].jpg', '--out', 'o');
    expect(code).toBe(0);
    expect(world.app.opened).toEqual(['b.jpg', 'a.jpg', 'c [1].jpg']);
  });

  it('--only-mask and the format by name', async () => {
    world = await createWorld(['a.jpg']);
    await world.run('remove-bg', 'a.jpg', '--out', 'm.TIF', '--only-mask');
    expect(await read('m.TIF')).toBe('bg a.jpg tiff mask');
  });

  it('goes on after a failure and ends with 1', async () => {
    world = await createWorld(['a.jpg', 'bad.jpg', 'folder/x.jpg']);
    const { code, stdout, stderr } = await world.run('remove-bg', 'no.jpg', 'none/*.jpg', 'folder', 'bad.jpg', 'a.jpg', '--out', 'o');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^o\/a\.png/);
    for (const text of ["no file 'no.jpg'", "matches 'none/*.jpg'", "'folder' is a folder", 'bad.jpg is damaged.', 'Take another.']) expect(stderr).toContain(text);
    expect(await readdir(join(world.cwd, 'o'))).toEqual(['a.png']);
  });

  it('--json prints exactly one object for each input, failures included', async () => {
    world = await createWorld(['a.jpg', 'bad.jpg']);
    const { code, stdout, stderr } = await world.run('--json', 'remove-bg', 'a.jpg', 'none*.jpg', 'bad.jpg', '--out', 'o');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(objects(stdout)).toMatchObject([
      { input: 'a.jpg', ok: true, output: 'o/a.png', format: 'png', width: 40, height: 30, bytes: 12, made: 'bg a.jpg' },
      { input: 'none*.jpg', ok: false, error: { code: 'file-unreadable' } },
      { input: 'bad.jpg', ok: false, error: { code: 'image-corrupt', message: 'bad.jpg is damaged.', hint: 'Take another.' } },
    ]);
  });

  it('--quiet prints nothing for what went well', async () => {
    world = await createWorld(['a.jpg']);
    expect(await world.run('remove-bg', 'a.jpg', '--out', 'o', '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describe('nothing is lost', () => {
  it('a file that is there stays, unless --force', async () => {
    world = await createWorld(['a.jpg', 'o/a.png']);
    const refused = await world.run('remove-bg', 'a.jpg', '--out', 'o');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('--force');
    expect(world.app.opened).toEqual([]);
    expect(await read('o/a.png')).toBe('o/a.png');
    expect(await world.run('remove-bg', 'a.jpg', '--out', 'o', '--force')).toMatchObject({ code: 0 });
    expect(await read('o/a.png')).toBe('bg a.jpg png');
  });

  it('a file that appears during the work stays', async () => {
    world = await createWorld(['a.jpg']);
    world.app.whileWorking = () => writeFile(join(world.cwd, 'a.png'), 'someone else');
    expect(await world.run('remove-bg', 'a.jpg', '--out', 'a.png')).toMatchObject({ code: 1 });
    expect(await read('a.png')).toBe('someone else');
    expect(await readdir(world.cwd)).toEqual(['a.jpg', 'a.png']);
  });

  it('two inputs of one name get two results', async () => {
    world = await createWorld(['x/a.jpg', 'y/A.png', 'z/a.webp']);
    await world.run('remove-bg', 'x/a.jpg', 'y/A.png', 'z/a.webp', '--out', 'o', '--force');
    expect(await readdir(join(world.cwd, 'o'))).toEqual(['A-2.png', 'a-3.png', 'a.png']);
  });

  it('a result never replaces an input, not even with --force', async () => {
    world = await createWorld(['a.png']);
    expect(await world.run('remove-bg', 'a.png', '--out', 'a.png', '--force')).toMatchObject({ code: 2 });
    expect(await world.run('remove-bg', 'a.png', '--out', '.', '--force')).toMatchObject({ code: 0 });
    expect(await read('a.png')).toBe('a.png');
    expect(await read('a-2.png')).toBe('bg a.png png');
  });

  it('a folder that cannot be made is a failure that names it', async () => {
    world = await createWorld(['a.jpg', 'file']);
    const { code, stderr } = await world.run('remove-bg', 'a.jpg', '--out', 'file/o');
    expect(code).toBe(1);
    expect(stderr).toContain('file/o/a.png');
  });

  it('Ctrl+C ends with 130 and leaves nothing half-written', async () => {
    world = await createWorld(['a.jpg', 'b.jpg', 'c.jpg']);
    await mkdir(join(world.cwd, 'o'));
    world.app.whileWorking = () => {
      if (world.app.opened.length === 2) world.controller.abort();
    };
    expect(await world.run('remove-bg', 'a.jpg', 'b.jpg', 'c.jpg', '--out', 'o')).toMatchObject({ code: 130 });
    expect(await readdir(join(world.cwd, 'o'))).toEqual(['a.png']);
    expect(world.app).toMatchObject({ opened: ['a.jpg', 'b.jpg'], closed: 1 });
  });
});

describe('select', () => {
  it('passes points in and out, and a box from any corners', async () => {
    world = await createWorld(['a.jpg']);
    await world.run('select', 'a.jpg', '--point', '1,2', '--point', '3.5,4:out', '--box', '20,10,5,1', '--out', 'o.png');
    const points = [{ x: 1, y: 2, positive: true }, { x: 3.5, y: 4, positive: false }];
    expect(await read('o.png')).toBe(`1 ${JSON.stringify({ points, box: { x: 5, y: 1, width: 15, height: 9 } })} png`);
  });

  it.each([['best', '1'], ['1', '1'], ['2', '2'], ['3', '3']])('--candidate %s', async (choice, number) => {
    world = await createWorld(['a.jpg']);
    await world.run('select', 'a.jpg', '--point', '1,2', '--out', 'o.png', '--candidate', choice);
    expect((await read('o.png')).startsWith(`${number} `)).toBe(true);
  });

  it('a missing image is a failure', async () => {
    world = await createWorld();
    expect(await world.run('select', 'a.jpg', '--point', '1,2', '--out', 'o.png')).toMatchObject({ code: 1 });
  });
});

describe('models, doctor, serve', () => {
  it('models: 1 when one is not verified', async () => {
    world = await createWorld();
    expect(await world.run('models')).toMatchObject({ code: 1, stdout: expect.stringContaining('wrong size') });
    expect(JSON.parse((await world.run('models', '--json')).stdout)).toMatchObject({ ok: false, models: [{ id: 'm' }] });
  });

  it('doctor: a note is no problem', async () => {
    world = await createWorld();
    expect(await world.run('doctor')).toMatchObject({ code: 0, stdout: expect.stringContaining('Node: 20') });
  });

  it('serve prints the address and ends with Ctrl+C', async () => {
    world = await createWorld(['a.jpg']);
    setTimeout(() => world.controller.abort(), 20);
    const { code, stdout } = await world.run('serve', '--port', '0', '--open', 'a.jpg', '--provider', 'cpu');
    expect(code).toBe(0);
    expect(stdout).toBe(`Clickcut is at http://x/0/${join(world.cwd, 'a.jpg')}/cpu\n`);
  });

  it('serve --open of a file that is not there', async () => {
    world = await createWorld();
    expect(await world.run('serve', '--open', 'a.jpg')).toMatchObject({ code: 1, stderr: expect.stringContaining("no file 'a.jpg'") });
  });
});

it('progress is one rewritten line on a terminal, cleared at the end', async () => {
  world = await createWorld(['a.jpg'], { isTerminal: true });
  const { stderr } = await world.run('remove-bg', 'a.jpg', '--out', 'o');
  expect(stderr).toBe('\r\x1b[Ka.jpg  matting 50 %\r\x1b[K');
});
