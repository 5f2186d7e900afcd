import { describe, expect, it } from 'vitest';
import { createPostedFiles } from '../../../src-main/services/files/posted-files';

const id = 'a'.repeat(36);
const bytes = Uint8Array.of(1, 2, 3);
const ever = new AbortController().signal;

describe('a posted file', () => {
  it('is handed over once, whichever comes first: the file, or the message that speaks of it', async () => {
    const posted = createPostedFiles({ patienceMs: 20 });
    posted.post(id, Promise.resolve(bytes));
    expect(await posted.take(id, ever)).toBe(bytes);
    await expect(posted.take(id, ever)).rejects.toMatchObject({ code: 'file-unreadable' });
    const waiting = posted.take(id, ever);
    posted.post(id, Promise.resolve(bytes));
    expect(await waiting).toBe(bytes);
  });

  it('may take as long as it takes once it has begun', async () => {
    const posted = createPostedFiles({ patienceMs: 10 });
    const waiting = posted.take(id, ever);
    posted.post(id, new Promise((resolve) => setTimeout(() => resolve(bytes), 60)));
    expect(await waiting).toBe(bytes);
  });

  it('fails as its arrival does, or when the page says that it will not come', async () => {
    const posted = createPostedFiles();
    posted.post(id, Promise.reject(new Error('broken off')));
    await expect(posted.take(id, ever)).rejects.toThrow('broken off');
    const waiting = posted.take(id, ever);
    posted.lost(id);
    await expect(waiting).rejects.toMatchObject({ code: 'file-unreadable', hint: /Choose it again/ });
  });

  it('is not waited for any longer than its request', async () => {
    const controller = new AbortController();
    const waiting = createPostedFiles().take(id, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  });
});
