import { createHash, type Hash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';

const pieceBytes = 4 << 20;

/** Feeds a whole file to hashes, 4 MiB at a time, and tells its length. */
export async function hashInto(path: string, hashes: readonly Hash[]): Promise<number> {
  const handle = await open(path, 'r');
  try {
    const piece = new Uint8Array(pieceBytes);
    let total = 0;
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, pieceBytes, total);
      if (bytesRead === 0) return total;
      const view = piece.subarray(0, bytesRead);
      for (const hash of hashes) hash.update(view);
      total += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

/** Length and SHA-256 (hex) of a file. Rejects when it cannot be read. */
export async function digestFile(path: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  const bytes = await hashInto(path, [hash]);
  return { bytes, sha256: hash.digest('hex') };
}

/**
 * A short text that changes whenever a file is written or replaced. The change time is part of it because, unlike
 * the modification time, nothing short of the clock can set it back.
 */
export async function fingerprint(path: string): Promise<string> {
  const s = await stat(path);
  return `${path}|${s.size}|${s.mtimeMs}|${s.ctimeMs}`;
}
