import { existsSync, readdirSync, readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { computeInput } from '../../../src-main/inference/families/isnet/matte';
import { decoderFeeds, type DecoderPoint } from '../../../src-main/inference/families/mobile-sam/decode';
import { embeddingLength, iouTensor, logitsTensor } from '../../../src-main/inference/families/mobile-sam/frame';
import { findModel } from '../../../src-main/inference/manifest/load';
import { locateModel } from '../../../src-main/inference/manifest/locate';
import { createSession } from '../../../src-main/inference/onnx/session';
import { preparedPath, prepareModel } from '../../../src-main/inference/preparation/prepare';
import { spread } from '../../../src-main/inference/providers/fixed-input';
import { temporaryFolder } from './support/folders';
import { flowerPixels } from './support/photo';

const cpu = { provider: 'cpu', keepMemory: false } as const;

async function publishedFile(id: 'sam-decoder' | 'isnet-medium'): Promise<string> {
  const parts = await locateModel(findModel(id));
  const [only] = parts;
  if (only && parts.length === 1) return only.path;
  const path = join(temporaryFolder(), 'assembled.onnx');
  writeFileSync(path, Buffer.concat(parts.map((part) => readFileSync(part.path))));
  return path;
}

const sameBits = (a: Float32Array | undefined, b: Float32Array | undefined): boolean =>
  a !== undefined && b !== undefined && Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(Buffer.from(b.buffer, b.byteOffset, b.byteLength));

describe('the rewritten decoder', () => {
  const prompts: readonly (readonly [string, readonly DecoderPoint[], boolean])[] = [
    ['one click', [{ x: 500, y: 400, label: 1 }], false],
    ['clicks in and out', [{ x: 500, y: 400, label: 1 }, { x: 90, y: 80, label: 0 }, { x: 480, y: 700, label: 1 }], false],
    ['a box', [{ x: 100, y: 150, label: 2 }, { x: 800, y: 900, label: 3 }], false],
    ['a click and earlier logits', [{ x: 500, y: 400, label: 1 }], true],
  ];

  // 4 x 256 x 256 numbers each, and not one bit of difference.
  it('answers exactly what the published one answers, among its four', async () => {
    const published = await createSession(await publishedFile('sam-decoder'), cpu);
    const rewritten = await createSession(await prepareModel('sam-decoder', { cacheDir: temporaryFolder() }), cpu);
    expect(rewritten.inputNames).not.toContain('orig_im_size');
    const embedding = spread(embeddingLength, 0.3);
    for (const [name, points, withMask] of prompts) {
      const feeds = decoderFeeds({ embedding, points, maskInput: withMask ? spread(65536, 8) : undefined });
      const size = { orig_im_size: { data: Float32Array.of(64, 64), dims: [2] } };
      const one = (await published.run({ ...feeds, ...size })).outputs;
      const four = (await rewritten.run(feeds)).outputs;
      const logits = four[logitsTensor];
      const iou = four[iouTensor];
      expect([logits?.dims, iou?.dims]).toEqual([[1, 4, 256, 256], [1, 4]]);
      const chosen = iou?.data.indexOf(one['iou_predictions']?.data[0] as number) ?? -1;
      expect(chosen, name).toBeGreaterThanOrEqual(0);
      expect(sameBits(logits?.data.subarray(chosen * 65536, (chosen + 1) * 65536), one['low_res_masks']?.data), name).toBe(true);
    }
  });
});

describe('the rewritten IS-Net', () => {
  it('answers within 0.002 of the published one on a photo', async () => {
    const { pixels } = await flowerPixels('fill');
    const feeds = { input: { data: computeInput(pixels), dims: [1, 3, 1024, 1024] } };
    const published = await createSession(await publishedFile('isnet-medium'), cpu);
    const expected = (await published.run(feeds)).outputs['output']?.data ?? new Float32Array();
    await published.release();
    const rewritten = await createSession(await prepareModel('isnet-medium', { cacheDir: temporaryFolder() }), cpu);
    expect(rewritten.outputNames).toEqual(['output']);
    const found = (await rewritten.run(feeds)).outputs['output']?.data ?? new Float32Array();
    await rewritten.release();
    let largest = 0;
    let lowest = 1;
    let highest = 0;
    expected.forEach((value, i) => {
      largest = Math.max(largest, Math.abs(value - (found[i] as number)));
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    });
    expect(expected).toHaveLength(1024 * 1024);
    expect(largest).toBeLessThan(0.002);
    expect([lowest < 0.01, highest > 0.99, highest <= 1]).toEqual([true, true, true]);
  });
});

describe('the cache of prepared models', () => {
  const pathIn = (cacheDir: string): string => preparedPath(findModel('sam-decoder'), cacheDir);

  it('gives the encoder as it was published', async () => {
    const [only] = await locateModel(findModel('mobile-sam-encoder'));
    expect(await prepareModel('mobile-sam-encoder', { cacheDir: temporaryFolder() })).toBe(only?.path);
  });

  it('is the same for all who prepare at once, and leaves nothing behind', async () => {
    const cacheDir = temporaryFolder();
    const paths = await Promise.all(Array.from({ length: 4 }, () => prepareModel('sam-decoder', { cacheDir })));
    expect(new Set(paths)).toEqual(new Set([pathIn(cacheDir)]));
    expect(readdirSync(join(cacheDir, 'prepared')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    await createSession(pathIn(cacheDir), cpu);
  });

  it.each([
    ['truncated', (path: string) => truncateSync(path, 5000)],
    ['altered', (path: string) => { const bytes = readFileSync(path); bytes[9_000_000] = 0; bytes[9_000_001] = 77; writeFileSync(path, bytes); }],
    ['without its seal', (path: string) => truncateSync(`${path}.sha256.json`, 0)],
  ])('makes a file again that is %s', async (_name, spoil) => {
    const cacheDir = temporaryFolder();
    const path = await prepareModel('sam-decoder', { cacheDir });
    const good = readFileSync(path);
    spoil(path);
    await prepareModel('sam-decoder', { cacheDir });
    expect(readFileSync(path).equals(good)).toBe(true);
    expect(existsSync(`${path}.sha256.json`)).toBe(true);
  });

  it('sweeps out what a killed preparer left an hour ago', async () => {
    const cacheDir = temporaryFolder();
    const path = await prepareModel('sam-decoder', { cacheDir });
    const left = join(cacheDir, 'prepared', '.half.onnx.1.tmp');
    writeFileSync(left, 'half');
    utimesSync(left, new Date(0), new Date(0));
    truncateSync(path, 1);
    await prepareModel('sam-decoder', { cacheDir });
    expect(existsSync(left)).toBe(false);
  });

  it('says so when the cache folder cannot be written', async () => {
    const file = join(temporaryFolder(), 'a-file');
    writeFileSync(file, '');
    await expect(prepareModel('sam-decoder', { cacheDir: file })).rejects.toMatchObject({ code: 'file-not-writable' });
  });
});
