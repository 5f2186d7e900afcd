import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ClickcutError, type ErrorCode } from '../../../src-preload/contract/errors';
import { mostEntries } from '../../../src-main/services/projects/limits';
import { readProject } from '../../../src-main/services/projects/read-project';
import { cutout, document, photoBytes, photoInfo, rectMask, sha256, someLogits, someLogitsId } from './photo-project';
import { makeZip, type MadeEnd, type MadeEntry } from './zip-maker';

const mimetype: MadeEntry = { name: 'mimetype', content: 'application/vnd.clickcut' };
const json = (value: unknown): MadeEntry => ({ name: 'document.json', content: JSON.stringify(value), method: 8 });
const image: MadeEntry = { name: `images/${photoInfo.id}`, content: photoBytes };
const logits: MadeEntry = { name: `logits/${someLogitsId}`, content: new Uint8Array(someLogits.buffer), method: 8 };

/** Six u32 little-endian, then the alpha. */
function payload(numbers: readonly number[], alpha: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(Uint32Array.from(numbers).buffer), alpha]);
}
const gull = rectMask(1);
const { width, height, bounds } = gull.info;
const gullPayload = payload([width, height, bounds.x, bounds.y, bounds.width, bounds.height], gull.alpha);
const mask: MadeEntry = { name: `masks/${gull.info.id}`, content: gullPayload, method: 8 };

const good: readonly MadeEntry[] = [mimetype, json(document), image, mask, logits];
const change = (name: string, changes: Partial<MadeEntry>): readonly MadeEntry[] => good.map((entry) => (entry.name === name ? { ...entry, ...changes } : entry));
const document_ = (value: unknown): readonly MadeEntry[] => good.map((entry) => (entry.name === 'document.json' ? json(value) : entry));

async function refusal(bytes: Uint8Array): Promise<ClickcutError> {
  const error: unknown = await readProject({ bytes, name: 'holiday.clickcut' }).then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof ClickcutError)) throw new Error(`it was not refused: ${String(error)}`);
  return error;
}

interface Case {
  readonly entries?: readonly MadeEntry[];
  readonly end?: MadeEnd;
  readonly says: RegExp;
  readonly entry?: string;
  readonly code?: ErrorCode;
}

/** A document whose gull has another mask than the file's. */
function withMask(content: Uint8Array): readonly MadeEntry[] {
  const id = sha256(content);
  const layers = document.layers.map((layer) => (layer.kind === 'cutout' ? { ...layer, base: id, mask: id } : layer));
  return [mimetype, json({ ...document, layers }), image, { name: `masks/${id}`, content, method: 8 }, logits];
}
const badName = (name: string): Case => ({ entries: [...good, { name, content: 'x' }], says: /no entry of this name/, entry: name });

const cases: Readonly<Record<string, Case>> = {
  'more entries than any project has': { end: { entries: mostEntries + 1 }, says: /entries, the most is/, code: 'project-too-large' },
  'a directory larger than any project has': { end: { directoryBytes: 5 << 20 }, says: /its directory/, code: 'project-too-large' },
  'a document larger than the limit': { entries: change('document.json', { bytes: 40 << 20 }), says: /the most is 32 MiB/, entry: 'document.json', code: 'project-too-large' },
  'a mask larger than any photo': { entries: change(mask.name, { bytes: 200_000_000, packedBytes: 1_000_000 }), says: /the most is/, entry: mask.name, code: 'project-too-large' },
  'masks larger than memory together': {
    entries: [...good, ...Array.from({ length: 12 }, (_, i): MadeEntry => ({ name: `masks/${String(i).padStart(64, '0')}`, content: '', method: 8, bytes: 99_000_000, packed: new Uint8Array(100_000) }))],
    says: /its masks/,
    code: 'project-too-large',
  },
  'more than three gibibytes together': {
    entries: [...good, ...Array.from({ length: 4 }, (_, i): MadeEntry => ({ name: `images/${String(i).padStart(64, '0')}`, content: '', bytes: 1 << 30, packedBytes: 1 << 30 }))],
    says: /unpacked/,
    code: 'project-too-large',
  },
  'an impossible compression ratio': { entries: change(mask.name, { bytes: 90_000_000 }), says: /unpack to more than any data can/, entry: mask.name },
  'a stream that unpacks to more than it says': { entries: change(mask.name, { packed: deflateRawSync(new Uint8Array(1 << 20)) }), says: /cannot be unpacked/, entry: mask.name },
  'a stream that unpacks to less than it says': { entries: change(mask.name, { packed: deflateRawSync(gullPayload.subarray(0, 25)) }), says: /cannot be unpacked/, entry: mask.name },
  'something after a packed stream': { entries: change(mask.name, { packed: Buffer.concat([deflateRawSync(gullPayload), Buffer.from('more')]) }), says: /cannot be unpacked/, entry: mask.name },
  'no deflate stream': { entries: change(mask.name, { packed: Buffer.alloc(40, 0xff) }), says: /cannot be unpacked/, entry: mask.name },
  'an absolute name': badName('/etc/passwd'),
  'a name that leads upwards': badName('images/../../evil'),
  'a name with a backslash': badName('images\\evil'),
  'a drive letter': badName('C:evil'),
  'an empty name': badName(''),
  'a folder': badName('images/'),
  'a name that is almost an id': badName(`images/${'A'.repeat(64)}`),
  'an unknown file': badName('readme.txt'),
  'the same name twice': { entries: [...good, image], says: /there twice/, entry: image.name },
  'another name in the local header': { entries: change(image.name, { local: { name: `images/${'0'.repeat(64)}` } }), says: /not what the directory says/, entry: image.name },
  'another size in the local header': { entries: change(image.name, { local: { bytes: 3 } }), says: /not what the directory says/, entry: image.name },
  'another packed size in the local header': { entries: change(image.name, { local: { packedBytes: 3 } }), says: /not what the directory says/, entry: image.name },
  'another method in the local header': { entries: change(mask.name, { local: { method: 0 } }), says: /not what the directory says/, entry: mask.name },
  'another checksum in the local header': { entries: change(image.name, { local: { crc: 3 } }), says: /not what the directory says/, entry: image.name },
  'an entry that points into another': { entries: [...good, { name: `masks/${'0'.repeat(64)}`, content: gullPayload, offset: 10 }], says: /reaches into what follows/ },
  'a local header whose extra field claims the data': { entries: change(image.name, { local: { extra: 9 } }).map((e) => (e.name === image.name ? { ...e, content: photoBytes, packed: photoBytes.subarray(9), packedBytes: photoBytes.length } : e)), says: /reaches into what follows/ },
  'an offset beyond the file': { entries: change(image.name, { offset: 1 << 30 }), says: /reaches into what follows/, entry: image.name },
  'a wrong checksum': { entries: change('document.json', { crc: 1 }), says: /checksum is wrong/, entry: 'document.json' },
  'a changed photo': { entries: change(image.name, { content: Buffer.from(photoBytes).reverse() }), says: /not what its name says/, entry: image.name },
  'changed logits': { entries: change(logits.name, { content: new Uint8Array(131_072) }), says: /not what its name says/, entry: logits.name },
  'logits of another size': { entries: change(logits.name, { content: new Uint8Array(131_074) }), says: /too large/, entry: logits.name, code: 'project-too-large' },
  'logits that are too short': { entries: change(logits.name, { content: new Uint8Array(10) }), says: /too short/, entry: logits.name },
  'an empty photo': { entries: change(image.name, { content: '' }), says: /too short/, entry: image.name },
  'a 64-bit zip by its locator': { end: { before: Uint8Array.from([0x50, 0x4b, 6, 7, ...new Uint8Array(16)]) }, says: /64-bit/ },
  'a 64-bit zip by its numbers': { end: { directoryOffset: 0xffffffff }, says: /64-bit/ },
  'a 64-bit size': { entries: change(image.name, { bytes: 0xffffffff, packedBytes: 0xffffffff }), says: /64-bit/, entry: image.name },
  'a split zip': { end: { disk: 1 }, says: /split/ },
  'an encrypted entry': { entries: change('document.json', { flags: 1 }), says: /encrypted/, entry: 'document.json' },
  'strong encryption': { entries: change('document.json', { flags: 64 }), says: /encrypted/, entry: 'document.json' },
  'a size after the data': { entries: change('document.json', { flags: 8 }), says: /follows its data/, entry: 'document.json' },
  'an unknown compression': { entries: change('document.json', { method: 9 }), says: /method 9/, entry: 'document.json' },
  'a packed photo': { entries: change(image.name, { method: 8 }), says: /method 8/, entry: image.name },
  'a stored entry of two sizes': { entries: change(image.name, { bytes: 3 }), says: /two sizes/, entry: image.name },
  'a directory that is somewhere else': { end: { directoryOffset: 7 }, says: /not where its end says/ },
  'no document': { entries: good.filter(({ name }) => name !== 'document.json'), says: /is not there/, entry: 'document.json' },
  'no media type': { entries: good.slice(1), says: /mimetype/, entry: 'mimetype' },
  'another media type': { entries: change('mimetype', { content: 'application/vnd.clickcat' }), says: /no Clickcut project/, entry: 'mimetype' },
  'a media type that is not first': { entries: [...good.slice(1), mimetype], says: /first entry/ },
  'JSON that is none': { entries: change('document.json', { content: '{"schema":2,' }), says: /not JSON/, entry: 'document.json' },
  'a document that is no UTF-8': { entries: change('document.json', { content: Uint8Array.of(0x22, 0xff, 0x22) }), says: /not JSON/, entry: 'document.json' },
  'JSON nested without end': { entries: change('document.json', { content: '['.repeat(100_000) + ']'.repeat(100_000) }), says: /nested too deeply/, entry: 'document.json' },
  'JSON of something else': { entries: document_([1, 2]), says: /not valid/, entry: 'document.json' },
  'a document without a schema': { entries: document_({ ...document, schema: undefined }), says: /not valid/, entry: 'document.json' },
  'a document with a field of the wrong kind': { entries: document_({ ...document, width: '16' }), says: /not valid.*width|not valid/, entry: 'document.json' },
  'a newer schema': { entries: document_({ schema: 7, anything: true }), says: /newer Clickcut \(schema 7/, code: 'project-too-new' },
  'a reference to a photo that is not there': { entries: good.filter((entry) => entry !== image), says: /refers to it/, entry: image.name },
  'a reference to a mask that is not there': { entries: good.filter((entry) => entry !== mask), says: /refers to it/, entry: mask.name },
  'a reference to logits that are not there': { entries: good.filter((entry) => entry !== logits), says: /refers to it/, entry: logits.name },
  'a layer whose photo is not part of the document': { entries: document_({ ...document, images: {} }), says: /is not part of the document/, entry: 'document.json' },
  'a photo listed under another id': { entries: document_({ ...document, images: { ['0'.repeat(64)]: photoInfo } }), says: /another id/, entry: 'document.json' },
  'layers that are no tree': { entries: document_({ ...document, layers: [...document.layers, { ...cutout('x', gull), parent: 'photo' }] }), says: /lies in a group that is not there/, entry: 'document.json' },
  'two layers of one id': { entries: document_({ ...document, layers: [...document.layers, ...document.layers] }), says: /same id/, entry: 'document.json' },
  'a part seen from nearer that is not in the photo': { entries: document_({ ...document, layers: [{ ...cutout('gull', gull), origin: { kind: 'prompts', prompts: { points: [{ x: 1, y: 1, positive: true }] }, candidate: 0, logits: null, detail: { crop: { x: 10, y: 0, width: 9, height: 5 }, logits: someLogitsId } } }] }), says: /outside the photo/, entry: 'document.json' },
  'a mask that is too short': { entries: withMask(new Uint8Array(9)), says: /too short/ },
  'a mask without a size': { entries: withMask(payload([0, 12, 0, 0, 0, 0], new Uint8Array(0))), says: /no size/ },
  'a mask whose alpha is too small': { entries: withMask(payload([16, 12, 0, 0, 2, 2], Uint8Array.of(1, 1, 1))), says: /as large as its bounds/ },
  'a mask whose size overflows': { entries: withMask(payload([16, 12, 0, 0, 0x10000, 0x10000], new Uint8Array(0))), says: /as large as its bounds/ },
  'a mask with bounds outside': { entries: withMask(payload([16, 12, 15, 0, 2, 1], Uint8Array.of(1, 1))), says: /outside the mask/ },
  'a mask with loose bounds': { entries: withMask(payload([16, 12, 0, 0, 2, 1], Uint8Array.of(1, 0))), says: /tightly/ },
  'an empty mask with a place': { entries: withMask(payload([16, 12, 3, 0, 0, 0], new Uint8Array(0))), says: /tightly/ },
  'a mask of another size than the photo': { entries: withMask(payload([99, 12, 0, 0, 1, 1], Uint8Array.of(9))), says: /99 x 12/ },
  'a mask whose bounds are not the layer\'s': { entries: withMask(payload([16, 12, 5, 5, 1, 1], Uint8Array.of(9))), says: /not those of the layer 'gull'/ },
};

describe('a project file', () => {
  it('made by hand after the documentation opens', async () => {
    const read = await readProject({ bytes: makeZip(good) });
    expect(read).toEqual({ document, images: new Map([[photoInfo.id, Buffer.from(photoBytes)]]), masks: new Map([[gull.info.id, gull]]), logits: new Map([[someLogitsId, someLogits]]) });
  });

  it('keeps blobs that nothing refers to out, unread', async () => {
    const spare: MadeEntry = { name: `masks/${'0'.repeat(64)}`, content: gullPayload, method: 8, crc: 3 };
    expect((await readProject({ bytes: makeZip([...good, spare]) })).masks.size).toBe(1);
  });

  it.each(Object.entries(cases))('with %s is refused', async (_, { entries = good, end, says, entry, code = 'project-damaged' }) => {
    const error = await refusal(makeZip(entries, end));
    expect(error.message).toMatch(says);
    expect(error.code).toBe(code);
    expect(error.message).toContain('holiday.clickcut');
    expect(error.hint).toBeTruthy();
    if (entry !== undefined) expect(error.details).toMatchObject({ file: 'holiday.clickcut', entry });
  });

  it.each([
    ['nothing at all', new Uint8Array(0), /empty/],
    ['something else', Buffer.from('GIF89a and so on'), /no Clickcut project/],
  ])('that is %s is refused', async (_, bytes, says) => {
    expect((await refusal(bytes)).message).toMatch(says);
  });

  it('cut short anywhere is refused', async () => {
    const whole = makeZip(good);
    for (let length = 1; length < whole.length; length += Math.max(1, Math.floor(whole.length / 301))) {
      expect((await refusal(whole.subarray(0, length))).code).toBe('project-damaged');
    }
  });

  it('with any byte changed either opens as it was or is refused', async () => {
    const whole = makeZip(good);
    const before = await readProject({ bytes: whole });
    for (let at = 0; at < whole.length; at += Math.max(1, Math.floor(whole.length / 997))) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x41;
      const read = await readProject({ bytes }).catch((error: unknown) => error);
      if (!(read instanceof ClickcutError)) expect(read, `byte ${at}`).toEqual(before);
    }
  });
});
