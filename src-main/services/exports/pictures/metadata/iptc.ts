import type { Rights } from './xmp';

/** A dataset of IPTC-IIM 4.2: record, number, and its bytes with the tag in front. */
interface Dataset {
  readonly id: string;
  readonly value: Buffer;
  readonly bytes: Buffer;
}

const photoshopName = 'Photoshop 3.0\0';
const iptcResource = 0x0404;

/** The records among the resources that Photoshop keeps in a JPEG: signature, number, padded name, length, padded data. */
function fromResources(block: Buffer): Buffer | undefined {
  for (let at = photoshopName.length; at + 12 <= block.length && block.toString('latin1', at, at + 4) === '8BIM';) {
    const name = (block[at + 6] ?? 0) + 1;
    const lengthAt = at + 6 + name + (name & 1);
    const length = block.readUInt32BE(lengthAt);
    const data = block.subarray(lengthAt + 4, lengthAt + 4 + length);
    if (block.readUInt16BE(at + 4) === iptcResource) return data;
    at = lengthAt + 4 + length + (length & 1);
  }
  return undefined;
}

function readDatasets(block: Uint8Array): readonly Dataset[] {
  const whole = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const out: Dataset[] = [];
  try {
    const records = whole.toString('latin1', 0, photoshopName.length) === photoshopName ? fromResources(whole) : whole;
    if (!records) return [];
    for (let at = 0; at + 5 <= records.length && records[at] === 0x1c;) {
      const length = records.readUInt16BE(at + 3);
      // The highest bit announces a longer length: pictures, never words.
      if (length >= 0x8000 || at + 5 + length > records.length) break;
      out.push({ id: `${records[at + 1]}:${records[at + 2]}`, value: records.subarray(at + 5, at + 5 + length), bytes: records.subarray(at, at + 5 + length) });
      at += 5 + length;
    }
  } catch {
    // What was read before the damage stays.
  }
  return out;
}

const byline = '2:80';
const credit = '2:110';
const notice = '2:116';
const charset = '1:90';
/** Previews of the whole photo. */
const previews = new Set(['2:200', '2:201', '2:202']);
const rightsIds = new Set([charset, byline, credit, notice]);

/** Old files do not say how their letters are coded. */
const textOf = ({ value }: Dataset): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(value).trim();
  } catch {
    return value.toString('latin1').trim();
  }
};

export interface Iptc {
  /** Everything but previews; `undefined` where there is nothing. */
  readonly all: Uint8Array | undefined;
  /** Only who made it and whose it is. */
  readonly rightsOnly: Uint8Array | undefined;
  readonly rights: Rights;
}

/** The IPTC records of a photo, as libvips hands them out: by themselves, or in Photoshop's resources. Never throws. */
export function readIptc(block: Uint8Array): Iptc {
  const datasets = readDatasets(block);
  const texts = (id: string): readonly string[] => datasets.filter((dataset) => dataset.id === id).map(textOf).filter((text) => text !== '');
  const joined = (chosen: readonly Dataset[]): Uint8Array | undefined => (chosen.length === 0 ? undefined : Buffer.concat(chosen.map(({ bytes }) => bytes)));
  const own = datasets.filter(({ id }) => rightsIds.has(id));
  const creators = texts(byline);
  return {
    all: joined(datasets.filter(({ id }) => !previews.has(id))),
    rightsOnly: own.some(({ id }) => id !== charset) ? joined(own) : undefined,
    rights: { notice: texts(notice)[0], credit: texts(credit)[0], creators: creators.length > 0 ? creators : undefined },
  };
}
