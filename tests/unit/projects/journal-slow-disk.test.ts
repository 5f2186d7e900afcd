import { cp, mkdtemp, open as openFile, readFile, readdir, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createJournal, type Journal, type JournalEntry } from '../../../src-main/services/projects/journal/journal';
import type { StoredMask } from '../../../src-main/services/masks/masks';
import { sourceOf, Work } from './journal-work';
import { project, rectMask } from './photo-project';

let dir: string;
let masks: Map<string, StoredMask>;
const open: JournalEntry[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clickcut-journal-'));
  masks = new Map(project.masks);
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const entry of open.splice(0)) await entry.close({ discard: true });
  await rm(dir, { recursive: true, force: true });
});

const log = (): string => join(dir, 'doc-1', 'log.ndjson');

describe('a disk that takes its time to flush', () => {
  /** Nothing is flushed until `release`. */
  const hold = async (): Promise<() => void> => {
    const probe = await openFile(join(dir, 'probe'), 'w');
    await probe.close();
    const prototype = Object.getPrototypeOf(probe) as { sync(): Promise<void> };
    let go = (): void => undefined;
    const flushed = new Promise<void>((resolve) => (go = resolve));
    const spy = vi.spyOn(prototype, 'sync').mockImplementation(() => flushed);
    return () => {
      spy.mockRestore();
      go();
    };
  };
  /** What another process would find if this one ended now. */
  const afterDeath = async <T>(look: (journal: Journal, folder: string) => Promise<T>): Promise<T> => {
    const copy = await mkdtemp(join(tmpdir(), 'clickcut-dead-'));
    try {
      await cp(join(dir, 'doc-1'), join(copy, 'doc-1'), { recursive: true, filter: (path) => !path.endsWith('lock') });
      return await look(createJournal({ dir: copy }), join(copy, 'doc-1'));
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  };
  const recoverIn = async (journal: Journal) => {
    const recovered = await journal.recover('doc-1');
    await recovered.release();
    return recovered;
  };

  it('costs nothing when the process ends meanwhile', async () => {
    const work = await Work.on(createJournal({ dir }), masks, open);
    await work.entry.settled();
    const release = await hold();
    for (const seed of [5, 6, 7]) work.paint(seed);
    work.rename('Painted');
    await vi.waitFor(async () => {
      const recovered = await afterDeath(recoverIn);
      expect(recovered).toMatchObject({ revision: 4, lostBatches: 0, lostLayers: [] });
      expect(recovered.document).toEqual(work.document);
      expect(recovered.masks.get(rectMask(7).info.id)?.alpha).toEqual(rectMask(7).alpha);
    });
    expect(await readFile(log(), 'utf8')).toBe('');
    release();
    await work.entry.settled();
    expect((await afterDeath(recoverIn)).document).toEqual(work.document);
    expect((await readFile(log(), 'utf8')).split('\n')).toHaveLength(5);
    await vi.waitFor(async () => expect((await stat(join(dir, 'doc-1', 'ahead.ndjson'))).size).toBe(0));
  });

  it('costs nothing even when nothing of the document was on the disk before', async () => {
    const release = await hold();
    const journal = createJournal({ dir });
    const work = await Work.on(journal, masks, open);
    work.rename('First');
    work.paint(5);
    await vi.waitFor(async () => {
      const recovered = await afterDeath(recoverIn);
      expect(recovered).toMatchObject({ revision: 2, lostBatches: 0, lostLayers: [] });
      expect(recovered.document).toEqual(work.document);
    });
    // What a power cut may have left of it is nobody's work.
    await afterDeath(async (dead, folder) => {
      for (const blob of await readdir(join(folder, 'ahead'))) await truncate(join(folder, 'ahead', blob), 10);
      expect(await dead.list()).toEqual([]);
    });
    // Opened again meanwhile, it goes on from there, and what was left is not written over.
    await afterDeath(async (dead) => {
      const recovered = await dead.recover('doc-1');
      const again = new Work(await recovered.resume(recovered, sourceOf(masks)), masks, open);
      again.document = recovered.document;
      again.revision = recovered.revision;
      again.rename('Second');
      release();
      await again.abandon();
      expect(await recoverIn(dead)).toMatchObject({ document: { name: 'Second' } });
    });
    await work.entry.settled();
    expect(await readdir(join(dir, 'doc-1'))).not.toContain('ahead.json');
    expect((await afterDeath(recoverIn)).document).toEqual(work.document);
  });

  it('and that has kept only a part when the power went, gives back what was before', async () => {
    const work = await Work.on(createJournal({ dir }), masks, open);
    work.rename('Flushed');
    await work.entry.settled();
    const release = await hold();
    work.paint(5);
    work.rename('Later');
    await vi.waitFor(() => afterDeath(async (journal) => expect(await journal.list()).toMatchObject([{ name: 'Later' }])));
    await afterDeath(async (journal, folder) => {
      const [blob = ''] = await readdir(join(folder, 'ahead'));
      await truncate(join(folder, 'ahead', blob), 10);
      expect(await recoverIn(journal)).toMatchObject({ revision: 1, lostBatches: 0, lostLayers: [], document: { name: 'Flushed' } });
      // What is not whole stays out of everything that comes after it.
      const recovered = await journal.recover('doc-1');
      const again = new Work(await recovered.resume(recovered, sourceOf(masks)), masks, open);
      again.document = recovered.document;
      again.revision = recovered.revision;
      release();
      again.paint(5);
      await again.abandon();
      expect((await recoverIn(journal)).document).toEqual(again.document);
    });
  });
});
