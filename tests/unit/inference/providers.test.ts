import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createInference, type InferenceOptions } from '../../../src-main/inference/create-inference';
import type { Inference } from '../../../src-main/inference/inference';
import { candidateProviders } from '../../../src-main/inference/providers/candidates';
import { relativeDifference } from '../../../src-main/inference/providers/difference';
import type { ProviderName } from '../../../src-main/inference/providers/names';
import { planProviders } from '../../../src-main/inference/providers/plan';
import { proveProviders } from '../../../src-main/inference/providers/prove';
import { judge, type Trial } from '../../../src-main/inference/providers/trial';
import { tryProvider } from '../../../src-main/inference/providers/try-provider';
import { openQuestions, readVerdict, recordTrials } from '../../../src-main/inference/providers/verdict';
import { inferenceEntry, standIn } from './support/entries';
import { temporaryFolder } from './support/folders';
import { flowerPixels } from './support/photo';
import { writeTinyGraph } from './support/tiny-graph';

const candidates: readonly ProviderName[] = ['webgpu'];
const open: Inference[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((inference) => inference.close()));
});
function start(options: Partial<InferenceOptions> & { readonly cacheDir: string }): Inference {
  const inference = createInference({ entry: inferenceEntry, provider: 'auto', ...options });
  open.push(inference);
  return inference;
}

/** A provider that no build of ONNX Runtime for this system has. */
const foreign: ProviderName = process.platform === 'darwin' ? 'dml' : 'coreml';
const good: Omit<Trial, 'model'> = { provider: 'webgpu', outcome: 'faster', note: 'right and faster', ms: 10, cpuMs: 700 };

describe('candidates', () => {
  it.each([
    ['darwin', false, ['coreml', 'webgpu']],
    ['win32', false, ['dml', 'webgpu']],
    ['linux', false, ['webgpu']],
    ['linux', true, ['cuda', 'webgpu']],
    ['freebsd', false, []],
  ] as const)('on %s (CUDA files: %s) are %j', (platform, hasCudaFiles, expected) => {
    expect(candidateProviders({ platform, arch: 'x64', hasCudaFiles })).toEqual(expected);
  });
});

describe('comparing with the CPU', () => {
  const right = Float32Array.of(1, -2, 3, 0);
  it.each([
    ['the same', right, 0],
    ['all zeros', new Float32Array(4), 1],
    ['another length', new Float32Array(3), 1e9],
    ['not a number', Float32Array.of(1, NaN, 3, 0), 1e9],
    ['infinite', Float32Array.of(1, Infinity, 3, 0), 1e9],
  ])('%s', (_name, found, difference) => expect(relativeDifference(found, right)).toBe(difference));

  it.each([
    [{ difference: 0.001, ms: 100, cpuMs: 700 }, 'faster'],
    [{ difference: 0.001, ms: 690, cpuMs: 700 }, 'slow'],
    [{ difference: 0.05, ms: 100, cpuMs: 700 }, 'wrong'],
    [{ difference: 1, ms: 1, cpuMs: 700 }, 'wrong'],
  ])('%j is %s', (numbers, outcome) => {
    expect(judge('webgpu', 'sam-decoder', { result: 'compared', ...numbers }).outcome).toBe(outcome);
  });
});

describe('a probe', () => {
  const options = { cacheDir: temporaryFolder(), timeoutMs: 30_000 };
  const target = { model: 'mobile-sam-encoder' } as const;

  it.each([
    ['crashes', 'crashed'],
    ['talks-nonsense', 'garbled'],
  ] as const)('that %s is %s', async (name, result) => {
    expect(await tryProvider('webgpu', target, { ...options, entry: standIn(name) })).toMatchObject({ result });
  });

  it('that hangs is killed', async () => {
    expect(await tryProvider('webgpu', target, { ...options, entry: standIn('hangs'), timeoutMs: 200 })).toMatchObject({ result: 'hung' });
  });

  it('can be stopped', async () => {
    const controller = new AbortController();
    const tried = tryProvider('webgpu', target, { ...options, entry: standIn('hangs'), signal: controller.signal });
    controller.abort();
    expect(await tried).toEqual({ result: 'stopped' });
  });

  it('runs a real graph and finds that the CPU agrees with itself', async () => {
    const path = writeTinyGraph(join(temporaryFolder(), 'tiny.onnx'));
    const tried = await tryProvider('cpu', { path, shape: [1, 64] }, { ...options, entry: inferenceEntry });
    expect(tried).toMatchObject({ result: 'compared', difference: 0 });
  });

  it('of a provider that this build does not have says so', async () => {
    expect(await tryProvider(foreign, target, { ...options, entry: inferenceEntry })).toMatchObject({ result: 'absent' });
  });

  it('of a broken graph fails in words', async () => {
    const path = join(temporaryFolder(), 'broken.onnx');
    writeFileSync(path, 'this is no graph');
    const tried = await tryProvider('cpu', { path, shape: [1] }, { ...options, entry: inferenceEntry });
    expect(tried).toMatchObject({ result: 'absent', note: expect.any(String) as string });
  });
});

describe('the verdict', () => {
  it.each([
    ['hangs', 'hung'],
    ['crashes', 'crashed'],
    ['talks-nonsense', 'garbled'],
    ['is-wrong', 'wrong'],
    ['is-slow', 'slow'],
  ] as const)('on a provider that %s is %s, leads to the CPU, and is remembered', async (name, outcome) => {
    const cacheDir = temporaryFolder();
    await proveProviders({ entry: standIn(name), cacheDir, candidates, timeoutMs: name === 'hangs' ? 200 : 30_000 });
    const verdict = readVerdict(cacheDir);
    expect(verdict.trials[0]).toMatchObject({ provider: 'webgpu', outcome });
    expect(openQuestions(verdict, candidates)).toEqual([]);
    const plan = planProviders('auto', verdict, candidates);
    expect(Object.values(plan).map(({ provider }) => provider)).toEqual(['cpu', 'cpu', 'cpu']);
    expect(plan['mobile-sam-encoder'].note).toMatch(/^webgpu .+: .+$/);
  });

  it('on a good one leads to its use, graph by graph', async () => {
    const cacheDir = temporaryFolder();
    await proveProviders({ entry: standIn('is-good'), cacheDir, candidates });
    const plan = planProviders('auto', readVerdict(cacheDir), candidates);
    expect(Object.values(plan).map(({ provider, strict }) => [provider, strict])).toEqual(Array(3).fill(['webgpu', false]));
    await recordTrials(cacheDir, [{ ...good, model: 'sam-decoder', outcome: 'failed-later' }]);
    const later = planProviders('auto', readVerdict(cacheDir), candidates);
    expect([later['mobile-sam-encoder'].provider, later['sam-decoder'].provider]).toEqual(['webgpu', 'cpu']);
  });

  it.each(['', '{', '{"version":1}', '[]', '{"version":1,"key":"of another machine","trials":[]}'])('in a file that holds %j is none', (text) => {
    const cacheDir = temporaryFolder();
    writeFileSync(join(cacheDir, 'providers.json'), text);
    expect(readVerdict(cacheDir).trials).toEqual([]);
  });

  it('is about one device: another driver opens the questions again', async () => {
    const cacheDir = temporaryFolder();
    await recordTrials(cacheDir, [{ ...good, model: 'sam-decoder' }]);
    const old = process.env['VK_ICD_FILENAMES'];
    try {
      process.env['VK_ICD_FILENAMES'] = '/another/driver.json';
      expect(readVerdict(cacheDir).trials).toEqual([]);
    } finally {
      if (old === undefined) delete process.env['VK_ICD_FILENAMES'];
      else process.env['VK_ICD_FILENAMES'] = old;
    }
    expect(readVerdict(cacheDir).trials).toHaveLength(1);
  });
});

describe('the choice of a provider', () => {
  it('by name is used or refused, never replaced', async () => {
    const inference = start({ cacheDir: temporaryFolder(), provider: foreign });
    await expect(inference.warm('sam')).rejects.toMatchObject({
      code: 'provider-unavailable',
      message: expect.stringContaining(foreign) as string,
      hint: expect.stringContaining('--provider auto') as string,
    });
    inference.setProvider('cpu');
    await inference.warm('sam');
    expect(inference.status().lanes.sam).toMatchObject({ provider: 'cpu', note: 'chosen by you' });
  });

  it('by proof never delays and ends on something that works here', async () => {
    const cacheDir = temporaryFolder();
    const inference = start({ cacheDir });
    const proof = inference.proveWhenIdle({ quietMs: 0 });
    await inference.warm('sam');
    await proof;
    expect(openQuestions(readVerdict(cacheDir))).toEqual([]);
    await inference.warm('sam');
    expect(inference.status().lanes.sam.note).not.toContain('not tried yet');
  });

  it.each(['dies-on-gpu', 'hangs-on-gpu'] as const)('a proven GPU whose driver %s later gives way to the CPU within the same request', async (name) => {
    const cacheDir = temporaryFolder();
    await recordTrials(cacheDir, (['mobile-sam-encoder', 'sam-decoder', 'isnet-medium'] as const).map((model) => ({ ...good, provider: firstCandidate(), model })));
    const inference = start({ cacheDir, entry: standIn(name), gpuTimeoutMs: name === 'hangs-on-gpu' ? 1000 : 60_000 });
    const photo = await flowerPixels('inside');
    expect((await inference.encode({ ...photo, key: 'a' })).embedding).toHaveLength(256 * 64 * 64);
    expect(inference.status().lanes.sam.provider).toBe('cpu');
    expect(inference.status().lanes.sam.note).toContain('failed in use');
    expect(planProviders('auto', readVerdict(cacheDir))['mobile-sam-encoder'].provider).toBe('cpu');
  });

  it('a proven provider that is gone gives way inside the child', async () => {
    const cacheDir = temporaryFolder();
    await recordTrials(cacheDir, [{ ...good, provider: firstCandidate(), model: 'sam-decoder' }]);
    const inference = start({ cacheDir });
    await inference.warm('sam');
    const { running } = inference.status().lanes.sam;
    expect(running).toBe(true);
  });
});

/** What this system would try first; every system that the tests run on has one. */
function firstCandidate(): ProviderName {
  const { platform, arch } = process;
  return candidateProviders({ platform, arch, hasCudaFiles: false })[0] ?? 'webgpu';
}
