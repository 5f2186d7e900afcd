import { message as messageSchema, type Channel } from '../../../src-preload/rpc/protocol';

export interface Relay {
  attach(page: Channel): void;
  /** The host's own channel, which may ask for everything. */
  attachHost(host: Channel): void;
}

interface Pending {
  readonly page: Channel;
  readonly pageId: number;
}

/** A page that waits for an answer gets one, also when what it sent is not a message. */
function refuse(page: Channel, raw: unknown): void {
  if (typeof raw !== 'object' || raw === null || !('id' in raw)) return;
  if (typeof raw.id !== 'number' || !Number.isInteger(raw.id) || raw.id < 0) return;
  page.send({ kind: 'error', id: raw.id, error: { code: 'bad-request', message: 'Not a message of this protocol.' } });
}

/**
 * Shares the engine's one channel between pages. Every page counts its requests from zero, and a reloaded page does
 * so again while the engine still works for the old one: each request gets an id of the relay's own, and what a page
 * leaves behind is cancelled.
 * @param hostOnly names of services that pages find missing
 */
export function createRelay(engine: Channel, hostOnly: readonly string[] = []): Relay {
  const pages = new Set<Channel>();
  const pending = new Map<number, Pending>();
  let nextId = 0;

  const idOf = (page: Channel, pageId: number): number | undefined => {
    for (const [id, entry] of pending) if (entry.page === page && entry.pageId === pageId) return id;
    return undefined;
  };

  const cancel = (id: number | undefined): void => {
    if (id !== undefined) engine.send({ kind: 'cancel', id });
  };

  engine.receive((raw) => {
    const parsed = messageSchema.safeParse(raw);
    if (!parsed.success) return;
    const m = parsed.data;
    switch (m.kind) {
      case 'event':
        for (const page of pages) page.send(m);
        return;
      case 'progress': {
        const entry = pending.get(m.id);
        return entry?.page.send({ ...m, id: entry.pageId });
      }
      case 'result':
      case 'error': {
        const entry = pending.get(m.id);
        pending.delete(m.id);
        return entry?.page.send({ ...m, id: entry.pageId });
      }
      case 'request':
      case 'cancel':
        return;
    }
  });

  engine.onClose(() => {
    for (const page of [...pages]) page.close();
  });

  const attach = (page: Channel, missing: readonly string[]): void => {
    pages.add(page);
    page.receive((raw) => {
      const parsed = messageSchema.safeParse(raw);
      if (!parsed.success) return refuse(page, raw);
      const m = parsed.data;
      if (m.kind === 'cancel') return cancel(idOf(page, m.id));
      if (m.kind !== 'request') return;
      if (missing.some((service) => m.method.startsWith(`${service}.`))) {
        return page.send({ kind: 'error', id: m.id, error: { code: 'unknown-method', message: `There is no method '${m.method}'.` } });
      }
      const id = nextId++;
      pending.set(id, { page, pageId: m.id });
      engine.send({ ...m, id });
    });
    page.onClose(() => {
      pages.delete(page);
      for (const [id, entry] of pending) {
        if (entry.page !== page) continue;
        pending.delete(id);
        cancel(id);
      }
    });
  };

  return { attach: (page) => attach(page, hostOnly), attachHost: (host) => attach(host, []) };
}
