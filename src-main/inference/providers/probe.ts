import { asClickcutError } from '../../../src-preload/contract/errors';
import { oneLine } from '../engine';
import { builtInProviders, createSession, type F32Tensor, type Session } from '../onnx/session';
import { prepareModel } from '../preparation/prepare';
import type { ChildArguments, ProbeTarget } from '../process/arguments';
import { relativeDifference } from './difference';
import { fixedFeeds, spread } from './fixed-input';
import type { ProbeReport } from './trial';

type ProbeArguments = Extract<ChildArguments, { readonly role: 'probe' }>;
type Feeds = Readonly<Record<string, F32Tensor>>;

const timedRuns = 2;

/**
 * Runs one graph on a provider and on the CPU and compares. The provider comes first: on a machine without the
 * device that is the end of it, and the CPU is never kept busy. Runs in a process of its own, because what it tries
 * may crash or never return.
 */
export async function runProbe({ provider, target, cacheDir }: ProbeArguments): Promise<ProbeReport> {
  if (!builtInProviders().includes(provider)) return { result: 'absent', note: 'not part of this build of ONNX Runtime' };
  let graph: { readonly path: string; readonly feeds: Feeds };
  try {
    graph = await load(target, cacheDir);
  } catch (error) {
    return { result: 'failed', note: oneLine(asClickcutError(error)) };
  }
  let session: Session;
  try {
    session = await createSession(graph.path, { provider, keepMemory: false });
  } catch (error) {
    return { result: 'absent', note: oneLine(error) };
  }
  try {
    const tried = await measure(session, graph.feeds);
    await session.release();
    const reference = await measure(await createSession(graph.path, { provider: 'cpu', keepMemory: false }), graph.feeds);
    return { result: 'compared', difference: largestDifference(tried.outputs, reference.outputs), ms: tried.ms, cpuMs: reference.ms };
  } catch (error) {
    return { result: 'failed', note: oneLine(error) };
  }
}

async function load(target: ProbeTarget, cacheDir: string): Promise<{ readonly path: string; readonly feeds: Feeds }> {
  if ('model' in target) return { path: await prepareModel(target.model, { cacheDir }), feeds: fixedFeeds(target.model) };
  const data = spread(target.shape.reduce((product, length) => product * length, 1), 1);
  return { path: target.path, feeds: { x: { data, dims: target.shape } } };
}

/** The first run is not counted: shaders are compiled and memory is laid out in it. */
async function measure(session: Session, feeds: Feeds): Promise<{ readonly outputs: Feeds; readonly ms: number }> {
  let { outputs } = await session.run(feeds);
  let best = Infinity;
  for (let i = 0; i < timedRuns; i++) {
    const run = await session.run(feeds);
    outputs = run.outputs;
    best = Math.min(best, run.ms);
  }
  return { outputs, ms: Math.max(best, 0.01) };
}

function largestDifference(found: Feeds, expected: Feeds): number {
  let largest = 0;
  for (const [name, { data }] of Object.entries(expected)) {
    largest = Math.max(largest, relativeDifference(found[name]?.data ?? new Float32Array(), data));
  }
  return largest;
}
