import { open, type FileHandle } from 'node:fs/promises';

/** Family that holds all weights (typographic family), and the older one of four styles. OpenType, table `name`. */
const typographicFamily = 16;
const family = 1;
const english = 0x409;

const mostFaces = 64;
const mostTables = 256;
const mostNameBytes = 256 * 1024;

async function slice(file: FileHandle, at: number, length: number): Promise<DataView> {
  const bytes = new Uint8Array(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return new DataView(bytes.buffer, 0, bytesRead);
}

const tagAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

function utf16(view: DataView, at: number, length: number): string {
  let text = '';
  for (let i = 0; i + 1 < length; i += 2) text += String.fromCharCode(view.getUint16(at + i));
  return text;
}

/** The family of one `name` table: English where there is a choice, Unicode and Windows records only. */
function familyIn(table: DataView): string | undefined {
  const count = table.getUint16(2);
  const strings = table.getUint16(4);
  let best: { readonly rank: number; readonly text: string } | undefined;
  for (let i = 0; i < count; i++) {
    const record = 6 + 12 * i;
    const platform = table.getUint16(record);
    const name = table.getUint16(record + 6);
    if ((name !== family && name !== typographicFamily) || (platform !== 0 && platform !== 3)) continue;
    const rank = (name === typographicFamily ? 2 : 0) + (platform === 3 && table.getUint16(record + 4) === english ? 1 : 0);
    if (best && best.rank >= rank) continue;
    best = { rank, text: utf16(table, strings + table.getUint16(record + 10), table.getUint16(record + 8)) };
  }
  return best?.text;
}

async function faceOffsets(file: FileHandle): Promise<readonly number[]> {
  const head = await slice(file, 0, 12 + 4 * mostFaces);
  if (tagAt(head, 0) !== 'ttcf') return [0];
  return Array.from({ length: Math.min(mostFaces, head.getUint32(8)) }, (_, i) => head.getUint32(12 + 4 * i));
}

async function familyAt(file: FileHandle, offset: number): Promise<string | undefined> {
  const tables = Math.min(mostTables, (await slice(file, offset + 4, 2)).getUint16(0));
  const directory = await slice(file, offset + 12, 16 * tables);
  for (let i = 0; i < tables; i++) {
    if (tagAt(directory, 16 * i) !== 'name') continue;
    const length = Math.min(mostNameBytes, directory.getUint32(16 * i + 12));
    return familyIn(await slice(file, directory.getUint32(16 * i + 8), length));
  }
  return undefined;
}

/** Families of the faces in a TrueType or OpenType file or collection. Reads a few kilobytes of it. */
export async function familiesOfFile(path: string): Promise<readonly string[]> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const names: string[] = [];
    for (const offset of await faceOffsets(file)) {
      const name = await familyAt(file, offset);
      if (name !== undefined) names.push(name);
    }
    return names;
  } catch {
    // Not a font, or a damaged one: it cannot be used, so it need not be named.
    return [];
  } finally {
    await file?.close();
  }
}
