import { unzipSync, type UnzipFileInfo } from 'fflate';
import { corruptArtwork, tooManyLayerPixels } from '../import-errors';
import { maxBytes, maxEntries, maxStackBytes } from '../import-limits';
import type { ArtworkFile } from '../reading';

const label = 'OpenRaster';
const stackName = 'stack.xml';

/** Runs fflate. Its filter sees an entry's sizes before anything is inflated, and an entry never grows beyond the size it states. */
function unzip({ name, bytes }: ArtworkFile, filter: (entry: UnzipFileInfo) => boolean): ReadonlyMap<string, Uint8Array> {
  let entries = 0;
  const seen = new Set<string>();
  const counted = (entry: UnzipFileInfo): boolean => {
    // The directory's own count can be anything; reading on behind its end gives entries without a name.
    if (++entries > maxEntries) throw corruptArtwork(name, label, `more than ${maxEntries} entries`);
    if (entry.name === '' || seen.has(entry.name)) throw corruptArtwork(name, label, `its entry '${entry.name}' is there twice or has no name`);
    seen.add(entry.name);
    return filter(entry);
  };
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter: counted })));
  } catch (error) {
    throw corruptArtwork(name, label, error);
  }
}

/** The list of layers. @throws ClickcutError `image-corrupt` */
export function readStackText(file: ArtworkFile): string {
  const stack = unzip(file, (entry) => {
    if (entry.name !== stackName) return false;
    if (entry.originalSize > maxStackBytes) throw new RangeError(`${stackName} is larger than ${maxStackBytes} bytes`);
    return true;
  }).get(stackName);
  if (!stack) throw corruptArtwork(file.name, label, `${stackName} is missing`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(stack);
  } catch (error) {
    throw corruptArtwork(file.name, label, error);
  }
}

/** The named entries, all of them. @throws ClickcutError `image-corrupt`, `image-too-large` */
export function readEntries(file: ArtworkFile, names: ReadonlySet<string>): ReadonlyMap<string, Uint8Array> {
  let total = 0;
  let isTooMuch = false;
  const entries = unzip(file, (entry) => {
    if (!names.has(entry.name) || isTooMuch) return false;
    total += entry.originalSize;
    isTooMuch = total > maxBytes;
    return !isTooMuch;
  });
  if (isTooMuch) throw tooManyLayerPixels(file.name);
  for (const name of names) if (!entries.has(name)) throw corruptArtwork(file.name, label, `'${name}' is missing`);
  return entries;
}
