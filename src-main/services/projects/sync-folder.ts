import { open } from 'node:fs/promises';

/** Makes new names in a folder last through a power loss, where the system lets folders be flushed: Windows does not. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  if (!folder) return;
  try {
    await folder.sync();
  } catch (error) {
    const code = (error as { readonly code?: unknown }).code;
    if (code !== 'EPERM' && code !== 'EINVAL' && code !== 'EISDIR' && code !== 'ENOTSUP') throw error;
  } finally {
    await folder.close();
  }
}
