import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImages } from '../../../src-main/services/images/create-images';
import { ClickcutError, type ErrorCode } from '../../../src-preload/contract/errors';
import { noise, pipelineOf, plain, svg } from '../../helpers/fixture-images';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clickcut-bad-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const images = createImages();
const failure = async (open: Promise<unknown>): Promise<ClickcutError> => {
  const error: unknown = await open.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ClickcutError)) throw new Error(`expected a ClickcutError, got ${String(error)}`);
  return error;
};
const refused = (bytes: Uint8Array, name = 'holiday.jpg') => failure(images.open({ kind: 'bytes', name, bytes }));

function expectClear(error: ClickcutError, code: ErrorCode, name: string, reason: RegExp): void {
  expect(error.code).toBe(code);
  expect(error.message).toContain(name);
  expect(error.message).toMatch(reason);
  expect(error.hint).toBeTruthy();
}

/** Root may read everything, so as root this runs with the rights of somebody else. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.('nobody');
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('a truncated file is found out when it is opened', () => {
  const picture = () => pipelineOf(noise(600, 400));
  const cases = {
    JPEG: () => picture().jpeg(),
    'big JPEG, shrunk while decoding': () => picture().resize(4600, 3000).jpeg({ quality: 70 }),
    'progressive JPEG': () => picture().jpeg({ progressive: true }),
    PNG: () => picture().png(),
    'interlaced PNG': () => picture().png({ progressive: true }),
    WebP: () => picture().webp(),
    AVIF: () => picture().resize(64, 64).avif({ effort: 0 }),
    GIF: () => picture().gif(),
    TIFF: () => picture().tiff({ compression: 'lzw' }),
  };

  it.each(Object.entries(cases))('%s', async (_, encode) => {
    const whole = await encode().toBuffer();
    for (const part of [0.3, 0.9, 0.99]) {
      expectClear(await refused(whole.subarray(0, Math.floor(whole.length * part))), 'image-corrupt', 'holiday.jpg', /damaged or incomplete/);
    }
    await expect(images.open({ kind: 'bytes', name: 'whole', bytes: whole })).resolves.toBeDefined();
  });

  it('SVG', async () => {
    expectClear(await refused(svg('width="9" height="9"').subarray(0, 130), 'a.svg'), 'image-corrupt', 'a.svg', /SVG/);
  });
});

describe('a file that is no photo', () => {
  it('empty', async () => expectClear(await refused(new Uint8Array()), 'image-empty', 'holiday.jpg', /empty/));

  it('text by the name of a photo', async () => {
    expectClear(await refused(Buffer.from('Dear diary,\n')), 'image-unsupported', 'holiday.jpg', /text file/);
  });

  it('HTML saved as a photo', async () => {
    expectClear(await refused(Buffer.from('<!doctype html><html><body>404</body></html>')), 'image-unsupported', 'holiday.jpg', /text file/);
  });

  it('random bytes', async () => expectClear(await refused(noise(64, 64).data), 'image-unsupported', 'holiday.jpg', /not a picture/));

  it('a signature and nothing else', async () => {
    expectClear(await refused(Buffer.from([0xff, 0xd8, 0xff])), 'image-corrupt', 'holiday.jpg', /JPEG/);
  });

  it('HEIC says so, and what to do', async () => {
    const heic = await plain([1, 2, 3], { width: 64, height: 64 }).avif().toBuffer();
    heic.write('heic', 8, 'latin1');
    const error = await refused(heic, 'IMG_0001.HEIC');
    expectClear(error, 'image-unsupported', 'IMG_0001.HEIC', /HEIC/);
    expect(error.hint).toMatch(/JPEG/);
  });

  it.each([
    ['PDF', '%PDF-1.7\n', /PDF/],
    ['Photoshop', '8BPS\0\x01', /Photoshop/],
    ['zip', 'PK\x03\x04\0', /zip/],
    ['gzip', '\x1f\x8b\x08\0', /gzip/],
    ['JPEG XL', '\xff\x0a\0\0', /JPEG XL/],
  ])('%s', async (_, head, reason) => {
    expectClear(await refused(Buffer.from(head, 'latin1')), 'image-unsupported', 'holiday.jpg', reason);
  });
});

describe('a file that is too large', () => {
  it('a pixel bomb: 144 megapixels in 140 KB, refused before any pixel is decoded', async () => {
    const bomb = await plain([0, 0, 0], { width: 12_000, height: 12_000 }).toColourspace('b-w').png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(200_000);
    expectClear(await refused(bomb, 'bomb.png'), 'image-too-large', 'bomb.png', /12000 x 12000.*144\.0 megapixels/);
  });

  it('a PNG header that lies', async () => {
    const png = await plain([0, 0, 0]).png().toBuffer();
    png.writeUInt32BE(900_000, 16);
    png.writeUInt32BE(900_000, 20);
    expect(['image-too-large', 'image-corrupt']).toContain((await refused(png)).code);
  });

  it('opens 100 megapixels', async () => {
    const bytes = await plain([9, 9, 9], { width: 12_500, height: 8_000 }).jpeg().toBuffer();
    const image = await images.open({ kind: 'bytes', name: 'big.jpg', bytes });
    expect(image.info).toMatchObject({ width: 12_500, height: 8_000 });
    images.release(image.info.id);
  });
});

describe('a path that cannot be read', () => {
  const at = (path: string) => failure(images.open({ kind: 'path', path }));

  it('missing', async () => expectClear(await at(join(dir, 'none.jpg')), 'file-unreadable', 'none.jpg', /no such file/));

  it('a folder', async () => {
    await mkdir(join(dir, 'album'));
    expectClear(await at(join(dir, 'album')), 'file-unreadable', 'album', /folder/);
  });

  it('a file used as a folder', async () => {
    await writeFile(join(dir, 'file'), 'x');
    expectClear(await at(join(dir, 'file', 'a.jpg')), 'file-unreadable', 'a.jpg', /no such file/);
  });

  it('an invalid name', async () => expectClear(await at('a\0b.jpg'), 'file-unreadable', 'b.jpg', /not valid/));

  it.runIf(process.platform !== 'win32')('a named pipe, without waiting for a writer', async () => {
    execFileSync('mkfifo', [join(dir, 'pipe')]);
    expectClear(await at(join(dir, 'pipe')), 'file-unreadable', 'pipe', /regular file/);
  });

  it.runIf(process.platform !== 'win32')('permission denied', async () => {
    const path = join(dir, 'locked.jpg');
    await writeFile(path, 'x');
    await chmod(path, 0);
    await chmod(dir, 0o755);
    expectClear(await asNobody(() => at(path)), 'file-unreadable', 'locked.jpg', /permission denied/);
  });

  it('empty', async () => {
    await writeFile(join(dir, 'empty.png'), '');
    expectClear(await at(join(dir, 'empty.png')), 'image-empty', 'empty.png', /empty/);
  });
});

it('goes on after every refusal', async () => {
  await refused(Buffer.from('nonsense'));
  await expect(images.open({ kind: 'bytes', name: 'ok.png', bytes: await plain([1, 2, 3]).png().toBuffer() })).resolves.toBeDefined();
});
