import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** One run of one process: the number alone may belong to another one by now. */
export const processIdentity = z.object({
  pid: z.number().int().positive(),
  /** Clock ticks between the system's start and the process's, where /proc tells; otherwise null. */
  started: z.string().nullable(),
});
export type ProcessIdentity = Readonly<z.infer<typeof processIdentity>>;

/** proc(5): the 22nd field, counted behind the name in brackets, which may hold anything. */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

export const thisProcess = async (): Promise<ProcessIdentity> => ({ pid: process.pid, started: await startOf(process.pid) });

/** Whether that very run is still there; another user's process counts. */
export async function isRunning({ pid, started }: ProcessIdentity): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== 'EPERM') return false;
  }
  const now = await startOf(pid);
  return started === null || now === null || now === started;
}
