import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { airplane, clickcut, descendants, flower, isAlive, start } from './run-program';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'clickcut-binary-'));
  await copyFile(flower, join(cwd, 'flower.jpg'));
  await copyFile(airplane, join(cwd, 'plane.jpg'));
  await writeFile(join(cwd, 'broken.jpg'), 'no image');
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const run = (...args: string[]) => clickcut(args, { cwd });

/** Alpha of one pixel of a written file. */
async function alphaAt(name: string, x: number, y: number): Promise<number> {
  const { data, info } = await sharp(join(cwd, name)).raw().toBuffer({ resolveWithObject: true });
  return data[(y * info.width + x) * info.channels + info.channels - 1] ?? -1;
}

describe('the built clickcut on real photos', () => {
  it('remove-bg: good inputs are cut out although one is broken', async () => {
    const { code, stdout, stderr } = await run('remove-bg', 'flower.jpg', 'broken.jpg', '--out', 'cut', '--json', '--provider', 'cpu');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const lines = stdout.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toMatchObject([
      { input: 'flower.jpg', ok: true, output: join('cut', 'flower.png'), width: 807, height: 1024 },
      { input: 'broken.jpg', ok: false, error: { code: expect.stringMatching(/^image-/) } },
    ]);
    expect(await readdir(join(cwd, 'cut'))).toEqual(['flower.png']);
    expect(await alphaAt('cut/flower.png', 420, 560)).toBeGreaterThan(240);
    expect(await alphaAt('cut/flower.png', 60, 700)).toBeLessThan(15);
  });

  it('does not replace what is there', async () => {
    const { code, stderr } = await run('remove-bg', 'flower.jpg', '--out', 'cut');
    expect(code).toBe(1);
    expect(stderr).toContain('--force');
  });

  it.each(['png', 'avif'])('select writes %s at full size', async (format) => {
    const out = `flower-cut.${format}`;
    const { code, stdout } = await run('select', 'flower.jpg', '--point', '420,560', '--box', '10,60,800,1020', '--out', out, '--provider', 'cpu');
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${out.replace('.', '\\.')} {2}807 x 1024`));
    expect(await sharp(join(cwd, out)).metadata()).toMatchObject({ width: 807, height: 1024, hasAlpha: true });
    expect(await alphaAt(out, 420, 560)).toBeGreaterThan(240);
    expect(await alphaAt(out, 20, 20)).toBeLessThan(15);
  });

  it('select --only-mask writes a grey image', async () => {
    expect(await run('select', 'plane.jpg', '--point', '560,250', '--out', 'mask.png', '--only-mask', '--provider', 'cpu')).toMatchObject({ code: 0 });
    expect(await sharp(join(cwd, 'mask.png')).metadata()).toMatchObject({ width: 1024, height: 717, channels: 1 });
  });

  it('a point outside the image is wrong usage that names the size', async () => {
    const { code, stderr } = await run('select', 'plane.jpg', '--point', '5000,1', '--out', 'no.png');
    expect(code).toBe(2);
    expect(stderr).toContain('1024 x 717');
  });

  it('models and doctor find nothing wrong', async () => {
    expect(await run('models', '--json')).toMatchObject({ code: 0, stdout: expect.stringContaining('"ok":true') });
    expect(await run('doctor', '--provider', 'cpu')).toMatchObject({ code: 0, stdout: expect.stringContaining('Trial run') });
  });

  it('Ctrl+C in the middle: 130, no file, no process left', async () => {
    const running = start('bin/clickcut.mjs', ['remove-bg', 'flower.jpg', '--out', 'late.png', '--provider', 'cpu'], { cwd });
    const pid = running.child.pid ?? 0;
    await expect.poll(() => descendants(pid).length, { timeout: 30_000 }).toBeGreaterThan(0);
    const below = descendants(pid);
    running.child.kill('SIGINT');
    expect((await running.finished).code).toBe(130);
    await expect.poll(() => below.filter(isAlive), { timeout: 5000 }).toEqual([]);
    expect((await readdir(cwd)).filter((name) => name.includes('late'))).toEqual([]);
  });

  it('help is quick and loads no engine', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('remove-bg');
  });
});
