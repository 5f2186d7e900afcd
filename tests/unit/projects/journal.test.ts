import { appendFile, chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClickcutError } from '../../../src-preload/contract/errors';
import { createJournal, type BlobSource, type Journal, type JournalEntry } from '../../../src-main/services/projects/journal/journal';
import type { StoredMask } from '../../../src-main/services/masks/masks';
import { sourceOf, Work } from './journal-work';
import { cutout, photoBytes, photoInfo, project, rectMask, someLogits, someLogitsId } from './photo-project';

let dir: string;
let masks: Map<string, StoredMask>;
const open: JournalEntry[] = [];

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'clickcut-journal-')), 'work');
  masks = new Map(project.masks);
});
afterEach(async () => {
  for (const entry of open.splice(0)) await entry.close({ discard: true });
  await chmod(dir, 0o700).catch(() => undefined);
  await rm(join(dir, '..'), { recursive: true, force: true });
});

const source = (): BlobSource => sourceOf(masks);
const on = (journal: Journal): Promise<Work> => Work.on(journal, masks, open);

const log = (): string => join(dir, 'doc-1', 'log.ndjson');

describe('a journal', () => {
  it('gives the work back as it was, with all that belongs to it', async () => {
    const journal = createJournal({ dir });
    const work = await on(journal);
    work.rename('Sea and sky');
    work.paint(7);
    work.do({ kind: 'insert-layers', layers: [cutout('second', rectMask(1))], index: 0 });
    if (project.thumbnail) work.entry.keepThumbnail(project.thumbnail);
    await work.abandon();

    expect(await journal.list()).toEqual([
      { id: 'doc-1', document: 'doc-1', name: 'Sea and sky', changedAt: expect.any(Number), layers: 3, isUnsaved: true, path: null, thumbnail: project.thumbnail },
    ]);
    const recovered = await journal.recover('doc-1');
    expect(recovered).toMatchObject({ revision: 3, lostBatches: 0, lostLayers: [], savedAs: null });
    expect(recovered.document).toEqual(work.document);
    expect([...recovered.images]).toEqual([[photoInfo.id, Buffer.from(photoBytes)].map((v) => (Buffer.isBuffer(v) ? new Uint8Array(v) : v))]);
    expect(recovered.masks.get(rectMask(7).info.id)).toEqual(rectMask(7));
    expect([...recovered.logits]).toEqual([[someLogitsId, someLogits]]);
    expect(recovered.thumbnail).toEqual(project.thumbnail);
    await recovered.release();
  });

  it('is nobody else\'s while its process has it open', async () => {
    const journal = createJournal({ dir });
    await on(journal);
    const other = createJournal({ dir });
    expect(await other.list()).toEqual([]);
    await expect(other.recover('doc-1')).rejects.toMatchObject({ code: expect.stringMatching(/conflict|not-found/) });
    await expect(other.discard('doc-1')).rejects.toMatchObject({ code: 'conflict' });
    await expect(on(other)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('of another process that runs is in use, of one that is no more it is taken over', async () => {
    const journal = createJournal({ dir });
    await (await on(journal)).abandon();
    const lock = join(dir, 'doc-1', 'lock');
    // The test's parent runs as long as the test does.
    await writeFile(lock, JSON.stringify({ pid: process.ppid, started: null }));
    expect(await journal.list()).toEqual([]);
    await expect(journal.recover('doc-1')).rejects.toMatchObject({ code: 'conflict' });
    // The same number, but started at another time: another process.
    if (process.platform === 'linux') {
      await writeFile(lock, JSON.stringify({ pid: process.ppid, started: '1' }));
      expect(await journal.list()).toHaveLength(1);
    }
    await writeFile(lock, JSON.stringify({ pid: 2 ** 22 + 1, started: null }));
    expect(await journal.list()).toHaveLength(1);
    const recovered = await journal.recover('doc-1');
    expect(JSON.parse(await readFile(lock, 'utf8'))).toMatchObject({ pid: process.pid });
    expect(await journal.list()).toEqual([]);
    await recovered.release();
    expect(await journal.list()).toHaveLength(1);
  });

  it('goes on in the same folder after a recovery', async () => {
    const journal = createJournal({ dir });
    const work = await on(journal);
    work.paint(3);
    await work.abandon();
    const recovered = await journal.recover('doc-1');
    const again = new Work(await recovered.resume(recovered, source()), masks, open);
    again.document = recovered.document;
    again.revision = recovered.revision;
    again.rename('Again');
    await again.abandon();
    expect(await journal.list()).toMatchObject([{ id: 'doc-1', name: 'Again' }]);
  });

  it('keeps left-behind work when the same document is opened from its file again', async () => {
    const journal = createJournal({ dir });
    const work = await on(journal);
    work.rename('Left behind');
    await work.abandon();
    await (await on(journal)).abandon();
    const found = await journal.list();
    expect(found.map(({ name }) => name).sort()).toEqual(['Left behind', 'Sea']);
    for (const { id, name } of found) {
      const recovered = await journal.recover(id);
      expect(recovered.document.name).toBe(name);
      await recovered.release();
      await journal.discard(id);
    }
    expect(await readdir(dir)).toEqual([]);
  });

  it('knows what has been saved', async () => {
    const journal = createJournal({ dir });
    const work = await on(journal);
    work.rename('Saved');
    work.entry.markSaved(1, '/home/sea.clickcut');
    await work.abandon();
    expect(await journal.list()).toMatchObject([{ isUnsaved: false, path: '/home/sea.clickcut' }]);
    const recovered = await journal.recover('doc-1');
    const again = new Work(await recovered.resume(recovered, source()), masks, open);
    again.revision = 1;
    again.rename('Changed');
    await again.abandon();
    expect(await journal.list()).toMatchObject([{ isUnsaved: true, path: '/home/sea.clickcut', name: 'Changed' }]);
  });

  it('that is closed for good leaves nothing', async () => {
    const journal = createJournal({ dir });
    const work = await on(journal);
    work.paint(4);
    await work.entry.close({ discard: true });
    expect(await readdir(dir)).toEqual([]);
    expect(await journal.list()).toEqual([]);
  });

  it('that is long becomes a snapshot, and masks that are painted over go', async () => {
    const journal = createJournal({ dir });
    const work = await on(journal);
    for (let round = 0; round < 7; round++) {
      for (let i = 0; i < 100; i++) work.paint(round * 100 + i);
      await work.entry.settled();
    }
    expect((await readFile(log(), 'utf8')).split('\n').length).toBeLessThan(200);
    expect((await readdir(join(dir, 'doc-1', 'blobs', 'masks'))).length).toBeLessThan(200);
    await work.abandon();
    const recovered = await journal.recover('doc-1');
    expect(recovered.document).toEqual(work.document);
    expect(recovered.revision).toBe(700);
    await recovered.release();
  });
});

describe('a damaged journal', () => {
  const leave = async (): Promise<Journal> => {
    const journal = createJournal({ dir });
    const work = await on(journal);
    await work.entry.settled();
    for (const name of ['One', 'Two', 'Three', 'Four']) work.rename(name);
    work.paint(9);
    await work.abandon();
    return journal;
  };

  it('loses a last line that was cut short, and nothing else', async () => {
    const journal = await leave();
    await appendFile(log(), '{"crc":"00000000","revision":6,"oper');
    const recovered = await journal.recover('doc-1');
    expect(recovered).toMatchObject({ revision: 5, lostBatches: 0, document: { name: 'Four' } });
    await recovered.release();
  });

  it('stops where its middle is damaged, and says how much is missing', async () => {
    const journal = await leave();
    const text = await readFile(log(), 'utf8');
    await writeFile(log(), text.replace('"Three"', '"Threa"'));
    const recovered = await journal.recover('doc-1');
    expect(recovered).toMatchObject({ revision: 2, lostBatches: 3, document: { name: 'Two' } });
    await recovered.release();
  });

  it('stops where a line is missing', async () => {
    const journal = await leave();
    const lines = (await readFile(log(), 'utf8')).split('\n');
    await writeFile(log(), lines.toSpliced(1, 1).join('\n'));
    const recovered = await journal.recover('doc-1');
    expect(recovered).toMatchObject({ revision: 1, lostBatches: 3 });
    await recovered.release();
  });

  it('ignores records that its snapshot holds already', async () => {
    const journal = await leave();
    const text = await readFile(log(), 'utf8');
    const recovered = await journal.recover('doc-1');
    const again = await recovered.resume(recovered, source());
    await again.close({ discard: false });
    await writeFile(log(), text);
    expect(await journal.list()).toMatchObject([{ name: 'Four' }]);
  });

  it('gives back what is left when the disk has lost a mask', async () => {
    const journal = await leave();
    await writeFile(join(dir, 'doc-1', 'blobs', 'masks', rectMask(9).info.id), 'garbage');
    const recovered = await journal.recover('doc-1');
    expect(recovered.lostLayers).toEqual(['gull']);
    expect(recovered.document.layers.map(({ id }) => id)).toEqual(['photo']);
    await recovered.release();
  });

  it('does without logits that the disk has lost', async () => {
    const journal = await leave();
    await rm(join(dir, 'doc-1', 'blobs', 'logits', someLogitsId));
    const recovered = await journal.recover('doc-1');
    expect(recovered.lostLayers).toEqual([]);
    expect(recovered.document.layers[1]).toMatchObject({ id: 'gull', origin: { kind: 'prompts', logits: null } });
    await recovered.release();
  });

  it('without its photo is refused, and stays on the disk', async () => {
    const journal = await leave();
    await rm(join(dir, 'doc-1', 'blobs', 'images', photoInfo.id));
    await expect(journal.recover('doc-1')).rejects.toMatchObject({ code: 'project-damaged' });
    expect(await journal.list()).toHaveLength(1);
  });

  it('of no folder is not found', async () => {
    const journal = createJournal({ dir });
    await expect(journal.recover('nothing')).rejects.toMatchObject({ code: 'not-found' });
    await expect(journal.recover('../evil')).rejects.toMatchObject({ code: 'bad-request' });
    expect(await journal.list()).toEqual([]);
  });
});

describe('a journal that cannot write', () => {
  it('says so once, keeps the work before, and catches up when it can', async () => {
    const problems: (ClickcutError | undefined)[] = [];
    const journal = createJournal({ dir, retryMs: 20, onProblem: (_, problem) => problems.push(problem) });
    const work = await on(journal);
    await work.entry.settled();
    work.rename('Good');
    await work.entry.settled();

    // A file where a folder has to be stops everybody, the superuser too.
    const blobs = join(dir, 'doc-1', 'blobs', 'masks');
    const kept = await readdir(blobs);
    const contents = await Promise.all(kept.map((name) => readFile(join(blobs, name))));
    await rm(blobs, { recursive: true });
    await writeFile(blobs, '');
    const before = await readFile(join(dir, 'doc-1', 'snapshot.json'), 'utf8');
    work.paint(11);
    await expect(work.entry.settled()).rejects.toMatchObject({ code: 'file-not-writable', hint: expect.any(String) });
    work.rename('Later');
    await expect(work.entry.settled()).rejects.toMatchObject({ code: 'file-not-writable' });
    expect(problems).toHaveLength(1);
    expect(await readFile(join(dir, 'doc-1', 'snapshot.json'), 'utf8')).toBe(before);
    expect(await readFile(log(), 'utf8')).toContain('"Good"');

    await rm(blobs);
    await mkdir(blobs);
    await Promise.all(kept.map((name, i) => writeFile(join(blobs, name), contents[i] ?? '')));
    await vi.waitFor(() => expect(problems.at(-1)).toBeUndefined());
    expect(problems).toHaveLength(2);
    await work.abandon();
    const recovered = await journal.recover('doc-1');
    expect(recovered.document).toEqual(work.document);
    await recovered.release();
  });

  it('does not keep a document from opening', async () => {
    await mkdir(join(dir, '..'), { recursive: true });
    await writeFile(dir, 'not a folder');
    const problems: (ClickcutError | undefined)[] = [];
    const journal = createJournal({ dir, retryMs: 20, beginMs: 0, onProblem: (_, problem) => problems.push(problem) });
    const work = await on(journal);
    await vi.waitFor(() => expect(problems).toHaveLength(1));
    work.rename('Meanwhile');
    await rm(dir);
    await vi.waitFor(() => expect(problems).toHaveLength(2));
    await work.abandon();
    expect(await journal.list()).toMatchObject([{ name: 'Meanwhile' }]);
  });

  it('never lets a record refer to a mask that is not on the disk', async () => {
    const problems: (ClickcutError | undefined)[] = [];
    const journal = createJournal({ dir, retryMs: 20, onProblem: (_, problem) => problems.push(problem) });
    const work = await on(journal);
    await work.entry.settled();
    const gone = rectMask(21);
    work.do({ kind: 'update-layer', id: 'gull', patch: { mask: gone.info.id, bounds: gone.info.bounds } });
    await expect(work.entry.settled()).rejects.toMatchObject({ message: expect.stringContaining('the mask is gone') });
    expect(await readFile(log(), 'utf8')).toBe('');
    // The next change makes up for it: what is kept is the document as it is now.
    work.do({ kind: 'update-layer', id: 'gull', patch: { mask: rectMask(1).info.id, bounds: rectMask(1).info.bounds } });
    await vi.waitFor(() => expect(problems.at(-1)).toBeUndefined());
    expect((await stat(join(dir, 'doc-1', 'snapshot.json'))).size).toBeGreaterThan(0);
    await work.abandon();
    expect(await journal.list()).toMatchObject([{ name: 'Sea', layers: 2 }]);
  });
});
