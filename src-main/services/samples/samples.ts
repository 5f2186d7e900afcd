import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, extname } from 'node:path';
import { ClickcutError, throwIfAborted } from '../../../src-preload/contract/errors';
import type { Sample } from '../../../src-preload/contract/system';
import { asBuffer, sharp } from '../images/sharp';
import { readSampleList, type SampleEntry } from './sample-list';

/** The photos that come with the program, inside npm packages that it depends on. */
export interface Samples {
  list(): Promise<readonly Sample[]>;
  /** A JPEG that fits into `side` x `side` pixels. @throws ClickcutError `not-found`, `file-unreadable`, `cancelled` */
  thumbnail(id: string, side: number, signal?: AbortSignal): Promise<{ readonly mime: string; readonly bytes: Uint8Array<ArrayBuffer> }>;
  /** The file as it is. @throws ClickcutError `not-found`, `file-unreadable`, `cancelled` */
  read(id: string, signal?: AbortSignal): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }>;
}

const thumbnailQuality = 82;

/** Finds packages as `import` would from here, so that hoisted and nested installs both work. */
const resolvePackageFile = createRequire(import.meta.url).resolve;

async function readEntry(entry: SampleEntry): Promise<Uint8Array<ArrayBuffer>> {
  const specifier = `${entry.package}/${entry.file}`;
  try {
    return new Uint8Array(await readFile(resolvePackageFile(specifier)));
  } catch (cause) {
    const message = `The sample photo '${entry.name}' (${specifier}) cannot be read.`;
    throw new ClickcutError({ code: 'file-unreadable', message, hint: "Run 'npm ci' in Clickcut's folder." }, { cause });
  }
}

export function createSamples(): Samples {
  let listing: Promise<readonly SampleEntry[]> | undefined;
  const entries = (): Promise<readonly SampleEntry[]> => (listing ??= readSampleList());

  const find = async (id: string): Promise<SampleEntry> => {
    const found = (await entries()).find((entry) => entry.id === id);
    if (found) return found;
    throw new ClickcutError({ code: 'not-found', message: `There is no sample photo '${id}'.`, hint: 'Ask for the list of samples.' });
  };

  const read: Samples['read'] = async (id, signal) => {
    const entry = await find(id);
    throwIfAborted(signal);
    const bytes = await readEntry(entry);
    throwIfAborted(signal);
    return { name: `${entry.name}${extname(basename(entry.file))}`, bytes };
  };

  return {
    list: async () => (await entries()).map(({ id, name, credit }) => ({ id, name, credit })),
    read,
    thumbnail: async (id, side, signal) => {
      const { bytes } = await read(id, signal);
      const small = sharp(asBuffer(bytes)).autoOrient().resize(side, side, { fit: 'inside', withoutEnlargement: true });
      const jpeg = await small.jpeg({ quality: thumbnailQuality }).toBuffer();
      throwIfAborted(signal);
      return { mime: 'image/jpeg', bytes: new Uint8Array(jpeg) };
    },
  };
}
