import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from './cli-world';

let world: World;
afterEach(() => world.close());

describe('batch', () => {
  it('runs a job of a file, of the command line, or of nothing but a task', async () => {
    world = await createWorld(['a.jpg']);
    await writeFile(join(world.cwd, 'job.json'), '{"task":"everything","format":"yolo"}');
    expect((await world.run('batch', 'a.jpg', '--job', 'job.json', '--out', 'o')).stdout).toContain('everything a.jpg null  1.5 s\n');
    expect((await world.run('batch', 'a.jpg', '--job', '{"task":"export"}', '--out', 'o', '--shard', '2/3')).stdout).toContain('export a.jpg {"index":2,"count":3}');
    const { code, stdout } = await world.run('batch', 'a.jpg', '--task', 'remove-background', '--out', 'o');
    expect(code).toBe(0);
    expect(stdout).toMatch(/\n1 done, 0 skipped, 0 failed {2}3\.0 s, 20\.0 a minute\n$/);
  });

  it('tells what is wrong with a file, goes on, and ends with 1', async () => {
    world = await createWorld();
    const { code, stdout, stderr } = await world.run('batch', 'bad.jpg', 'b.jpg', '--task', 'remove-background', '--out', 'o');
    expect(code).toBe(1);
    expect(stderr).toBe('clickcut: bad.jpg is damaged.\n          Take another.\n');
    expect(stdout).toContain('remove-background b.jpg');
  });

  it('prints one event a line for programs, and writes a report', async () => {
    world = await createWorld();
    const { stdout } = await world.run('batch', 'bad.jpg', 'b.jpg', '--task', 'remove-background', '--out', 'o', '--json', '--report', 'report.json');
    const events = stdout.trim().split('\n').map((line) => (JSON.parse(line) as { readonly event: string }).event);
    expect(events).toEqual(['scanned', 'failed', 'finished', 'done']);
    expect(JSON.parse(await readFile(join(world.cwd, 'report.json'), 'utf8'))).toMatchObject({ events: [{ event: 'scanned' }, { event: 'failed', input: 'bad.jpg' }, { event: 'finished' }, { event: 'done', failed: 1 }] });
  });

  it('reads names from lists', async () => {
    world = await createWorld();
    await writeFile(join(world.cwd, 'list.txt'), '# today\n a.jpg \n\nb.jpg\n');
    const { stdout } = await world.run('batch', '@list.txt', 'c.jpg', '--task', 'export', '--out', 'o', '--dry-run');
    expect(stdout).toBe('a.jpg  ->  x/y\nb.jpg  ->  x/y\nc.jpg  ->  x/y\n');
  });

  it('says what is wrong with the command line, and ends with 2', async () => {
    world = await createWorld();
    for (const [argv, says] of [
      [['a.jpg', '--out', 'o'], /--job/],
      [['a.jpg', '--out', 'o', '--job', 'gone.json'], /gone\.json/],
      [['a.jpg', '--out', 'o', '--job', '{"task":"remove-background","keep":9}'], /keep/],
      [['a.jpg', '--out', 'o', '--task', 'export', '--shard', '4/3'], /4\/3/],
      [['a.jpg', '--out', 'o', '--task', 'paint'], /paint/],
      [['@gone.txt', '--out', 'o', '--task', 'export'], /gone\.txt/],
    ] as const) {
      const { code, stderr } = await world.run('batch', ...argv);
      expect(code).toBe(2);
      expect(stderr).toMatch(says);
    }
  });
});
