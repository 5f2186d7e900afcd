import { chmod, lstat, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readProject } from '../../../src-main/services/projects/read-project';
import { replaceFile } from '../../../src-main/services/projects/replace-file';
import { packProject, writeProject } from '../../../src-main/services/projects/write-project';
import { document, photoInfo, project, sha256 } from './photo-project';

let dir: string;
let path: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clickcut-project-'));
  path = join(dir, 'sea.clickcut');
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe('saving a project', () => {
  it('writes the bytes that packing gives, and nothing else into the folder', async () => {
    await writeProject(path, project);
    expect(Buffer.compare(await readFile(path), await packProject(project))).toBe(0);
    expect(await readdir(dir)).toEqual(['sea.clickcut']);
    expect(await readProject({ path })).toEqual(project);
  });

  it('makes a zip that other programs read', async () => {
    await writeProject(path, project);
    const entries = Object.entries(unzipSync(await readFile(path)));
    expect(entries.map(([name]) => name).slice(0, 4)).toEqual(['mimetype', 'document.json', 'thumbnail.png', `images/${photoInfo.id}`]);
    const blobs = entries.filter(([name]) => name.includes('/'));
    expect(blobs).toHaveLength(3);
    for (const [name, content] of blobs) expect(name.split('/')[1]).toBe(sha256(content));
  });

  it('says what it is in its first bytes', async () => {
    const head = Buffer.from((await packProject(project)).subarray(0, 62)).toString('latin1');
    expect(head.slice(30)).toBe('mimetypeapplication/vnd.clickcut');
  });

  it('replaces the file before, keeping its permissions and a link to it', async () => {
    await writeFile(path, 'before');
    await chmod(path, 0o640);
    const link = join(dir, 'link.clickcut');
    await symlink(path, link);
    await writeProject(link, project);
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect((await readProject({ path })).document).toEqual(document);
  });

  it('leaves the file before as it was when writing fails half-way', async () => {
    await writeProject(path, project);
    const before = await readFile(path);
    const failing = replaceFile(path, async (sink) => {
      await sink.write(new Uint8Array(100_000));
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    });
    await expect(failing).rejects.toMatchObject({ code: 'file-not-writable', message: expect.stringContaining('disk is full') });
    expect(Buffer.compare(await readFile(path), before)).toBe(0);
    expect(await readdir(dir)).toEqual(['sea.clickcut']);
  });

  it('cancelled leaves the file before as it was', async () => {
    await writeFile(path, 'before');
    const aborted = new AbortController();
    const saving = writeProject(path, project, aborted.signal);
    aborted.abort();
    await expect(saving).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readFile(path, 'utf8')).toBe('before');
    expect(await readdir(dir)).toEqual(['sea.clickcut']);
  });

  it('refuses what would not open again, and keeps the file before', async () => {
    await writeFile(path, 'before');
    await expect(writeProject(path, { ...project, masks: new Map() })).rejects.toMatchObject({ code: 'internal', message: expect.stringContaining('masks/') });
    await expect(writeProject(path, { ...project, document: { ...document, images: {} } })).rejects.toMatchObject({ code: 'internal' });
    expect(await readFile(path, 'utf8')).toBe('before');
  });

  it('names the folder that is not there', async () => {
    await expect(writeProject(join(dir, 'no', 'sea.clickcut'), project)).rejects.toMatchObject({ code: 'file-not-writable', message: expect.stringContaining('no such folder') });
  });

  it('does not write over a folder', async () => {
    await mkdir(path);
    await expect(writeProject(path, project)).rejects.toMatchObject({ code: 'file-not-writable' });
    expect((await stat(path)).isDirectory()).toBe(true);
  });

  it('removes what a process that was killed while saving has left, and only that', async () => {
    const old = join(dir, '.clickcut-00000000-0000-0000-0000-000000000000.tmp');
    const young = join(dir, '.clickcut-00000000-0000-0000-0000-000000000001.tmp');
    const foreign = join(dir, '.other.tmp');
    for (const file of [old, young, foreign]) await writeFile(file, '');
    await utimes(old, 1, 1);
    await utimes(foreign, 1, 1);
    await writeProject(path, project);
    expect(new Set(await readdir(dir))).toEqual(new Set(['.clickcut-00000000-0000-0000-0000-000000000001.tmp', '.other.tmp', 'sea.clickcut']));
  });
});

describe('opening a project', () => {
  it('names a file that is not there', async () => {
    await expect(readProject({ path })).rejects.toMatchObject({ code: 'file-unreadable', message: expect.stringContaining('sea.clickcut') });
  });

  it('refuses a folder', async () => {
    await expect(readProject({ path: dir })).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  it('can be cancelled', async () => {
    await writeProject(path, project);
    const aborted = new AbortController();
    const opening = readProject({ path }, aborted.signal);
    aborted.abort();
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
  });
});
