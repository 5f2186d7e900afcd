const database = 'clickcut';
const table = 'recent';
const most = 12;

export interface RecentEntry {
  readonly id: string;
  readonly name: string;
  readonly openedAt: number;
  readonly handle: FileSystemFileHandle;
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database refused'));
  });

async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const opening = indexedDB.open(database, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(table, { keyPath: 'id' });
  const base = await settled(opening);
  try {
    return await work(base.transaction(table, mode).objectStore(table));
  } finally {
    base.close();
  }
}

/** Latest first. */
export async function listRecent(): Promise<readonly RecentEntry[]> {
  const entries = (await within('readonly', (store) => settled(store.getAll()))) as RecentEntry[];
  return entries.toSorted((a, b) => b.openedAt - a.openedAt);
}

export const forgetRecent = (id: string): Promise<undefined> => within('readwrite', (store) => settled(store.delete(id)));

/** Puts a file at the top of the list; the same file is listed once, and the oldest ones go. */
export async function rememberRecent(handle: FileSystemFileHandle): Promise<void> {
  const known = await listRecent();
  const same: string[] = [];
  for (const entry of known) if (await entry.handle.isSameEntry(handle)) same.push(entry.id);
  const old = known.filter(({ id }) => !same.includes(id)).slice(most - 1);
  await within('readwrite', async (store) => {
    for (const id of [...same, ...old.map((entry) => entry.id)]) store.delete(id);
    const entry: RecentEntry = { id: crypto.randomUUID(), name: handle.name, openedAt: Date.now(), handle };
    await settled(store.put(entry));
  });
}
