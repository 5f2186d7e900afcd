import { blobRefOf } from '../blob-refs';
import { documentEntry, entryRule, typeEntry } from '../entry-rules';
import { mostBytesTogether, mostCompression, mostMaskBytesTogether } from '../limits';
import { projectDamaged, projectTooLarge, tooManyBytes } from '../project-errors';
import type { ByteSource } from './byte-source';
import { findDirectory, type DirectoryPlace } from './find-end';
import { centralBytes, flag, localBytes, method, signature, type Method, type ZipEntry } from './records';

/** By name. */
export type Directory = ReadonlyMap<string, ZipEntry & { readonly flags: number }>;
type Found = ZipEntry & { readonly flags: number };

const isMethod = (value: number): value is Method => value === method.stored || value === method.deflated;

/** One entry's header checked by itself. */
function entryAt(file: string, view: DataView, at: number, name: string): Found {
  const fail = (what: string): Error => projectDamaged(file, name, what);
  const flags = view.getUint16(at + 8, true);
  const how = view.getUint16(at + 10, true);
  const crc = view.getUint32(at + 16, true);
  const packedBytes = view.getUint32(at + 20, true);
  const bytes = view.getUint32(at + 24, true);
  const offset = view.getUint32(at + 42, true);

  const rule = entryRule(name);
  if (!rule) throw fail('no entry of this name belongs into a project');
  if ((flags & (flag.encrypted | flag.strongEncryption | flag.maskedHeaders)) !== 0) throw fail('it is encrypted');
  if ((flags & flag.streamed) !== 0) throw fail('its size follows its data, which is not read');
  if ([packedBytes, bytes, offset].includes(0xffffffff)) throw fail('it has a 64-bit size, which projects never have');
  if (view.getUint16(at + 34, true) !== 0) throw fail('it lies in another part of a split zip');
  if (!isMethod(how) || (rule.stored && how !== method.stored)) throw fail(`it is packed in a way that is not read (method ${how})`);
  if (bytes > rule.most) throw projectTooLarge(file, name, tooManyBytes(bytes, rule.most));
  if (bytes < rule.least) throw fail('it is too short');
  if (how === method.stored && bytes !== packedBytes) throw fail('it is not packed, but has two sizes');
  if (bytes > packedBytes * mostCompression) throw fail('it claims to unpack to more than any data can');
  return { name, method: how, crc, packedBytes, bytes, offset, flags };
}

function parse(file: string, { entries }: DirectoryPlace, bytes: Uint8Array): Directory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const found = new Map<string, Found>();
  let at = 0;
  for (let i = 0; i < entries; i++) {
    if (at + centralBytes > bytes.length || view.getUint32(at, true) !== signature.central) throw projectDamaged(file, undefined, 'its directory is damaged');
    const nameBytes = view.getUint16(at + 28, true);
    const next = at + centralBytes + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > bytes.length) throw projectDamaged(file, undefined, 'its directory is damaged');
    const name = Buffer.from(bytes.buffer, bytes.byteOffset + at + centralBytes, nameBytes).toString('latin1');
    if (found.has(name)) throw projectDamaged(file, name, 'it is there twice');
    found.set(name, entryAt(file, view, at, name));
    at = next;
  }
  if (at !== bytes.length) throw projectDamaged(file, undefined, 'its directory is longer than its entries');
  return found;
}

/** Entries that lie in one another are how a few bytes unpack to very many. */
function checkPlaces(file: string, directory: Directory, end: number): void {
  const byOffset = [...directory.values()].toSorted((a, b) => a.offset - b.offset);
  if (byOffset[0] && (byOffset[0].offset !== 0 || byOffset[0].name !== typeEntry)) throw projectDamaged(file, undefined, `its first entry is not '${typeEntry}'`);
  byOffset.forEach(({ name, offset, packedBytes }, i) => {
    if (offset + localBytes + name.length + packedBytes > (byOffset[i + 1]?.offset ?? end)) throw projectDamaged(file, name, 'it reaches into what follows');
  });
}

function checkSums(file: string, directory: Directory): void {
  let all = 0;
  let masks = 0;
  for (const { name, bytes } of directory.values()) {
    all += bytes;
    if (blobRefOf(name)?.kind === 'masks') masks += bytes;
  }
  if (masks > mostMaskBytesTogether) throw projectTooLarge(file, undefined, `its masks: ${tooManyBytes(masks, mostMaskBytesTogether)}`);
  if (all > mostBytesTogether) throw projectTooLarge(file, undefined, `unpacked, ${tooManyBytes(all, mostBytesTogether)}`);
}

/**
 * The central directory of a project file, with everything checked that it can tell before any content is read.
 * @throws ClickcutError `project-damaged`, `project-too-large`
 */
export async function readDirectory(source: ByteSource): Promise<Directory> {
  const place = await findDirectory(source);
  const directory = parse(source.name, place, await source.read(place.offset, place.bytes));
  for (const name of [typeEntry, documentEntry]) {
    if (!directory.has(name)) throw projectDamaged(source.name, name, 'it is not there');
  }
  checkSums(source.name, directory);
  checkPlaces(source.name, directory, place.offset);
  return directory;
}
