import { asClickcutError } from '../../src-preload/contract/errors';
import type { DecodeRequest, Inference, LaneName, LaneStatus } from './inference';
import type { ModelId } from './manifest/schema';
import { createLane, type Lane, type RunFacts } from './process/lane';
import { launchWorker, type LaneService } from './process/launcher';
import type { ProgressEstimate } from './process/progress';
import type { ProviderChoice } from './providers/names';
import { planProviders, type Plan } from './providers/plan';
import { proveProviders } from './providers/prove';
import { proveBetweenRequests } from './providers/prove-when-idle';
import type { Trial } from './providers/trial';
import { readVerdict, recordTrials, withTrials } from './providers/verdict';

export interface InferenceOptions {
  /** Path of the child's built script, `dist/main/inference.js`. */
  readonly entry: string;
  /** Holds prepared models, stamps and the verdict on providers. Made when it is not there. */
  readonly cacheDir: string;
  readonly provider: ProviderChoice;
  /** The Node binary for the children; this process's own when not given. */
  readonly nodePath?: string | undefined;
  /** After so long without work a lane's child is ended. Defaults: clicks 10 minutes, matting 1 minute. */
  readonly idleMs?: number | undefined;
  /** A child whose resident memory is beyond this after a request is replaced. Default 3 GiB. */
  readonly memoryLimitBytes?: number | undefined;
  /** How long a run on a GPU may take before its child is killed and the CPU takes over. Default 60 s. */
  readonly gpuTimeoutMs?: number | undefined;
}

const heavyGraph: Record<LaneName, ModelId> = { sam: 'mobile-sam-encoder', matting: 'isnet-medium' };
const graphsOf: Record<LaneName, readonly ModelId[]> = { sam: ['mobile-sam-encoder', 'sam-decoder'], matting: ['isnet-medium', 'mobile-sam-encoder'] };
const defaultIdleMs: Record<LaneName, number> = { sam: 600_000, matting: 60_000 };
const laneNames: readonly LaneName[] = ['sam', 'matting'];

/** Makes the one object through which services use models. No child is started before the first request. */
export function createInference(options: InferenceOptions): Inference {
  const { entry, cacheDir, nodePath } = options;
  const listeners = new Set<() => void>();
  const last: Record<LaneName, { facts?: RunFacts; heavy?: RunFacts }> = { sam: {}, matting: {} };
  const closing = new AbortController();
  let choice = options.provider;
  /** Also kept here, so that a cache folder that cannot be written does not bring a broken GPU back. */
  const distrusted: Trial[] = [];
  const replanned = (): Plan => planProviders(choice, withTrials(readVerdict(cacheDir), distrusted));
  let plan = replanned();

  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  const replan = (): void => {
    const old = plan;
    plan = replanned();
    for (const name of laneNames) {
      if (graphsOf[name].every((id) => old[id].provider === plan[id].provider && old[id].strict === plan[id].strict)) continue;
      lanes[name].recycle();
      last[name] = {};
    }
    changed();
  };

  /** What failed in use is not trusted again until something about the machine changes. */
  const distrust = async (name: LaneName, reason: string): Promise<void> => {
    const trials = graphsOf[name]
      .filter((model) => plan[model].provider !== 'cpu')
      .map((model) => ({ provider: plan[model].provider, model, outcome: 'failed-later', note: reason.slice(0, 400) }) as const);
    distrusted.push(...trials);
    await recordTrials(cacheDir, trials).catch(() => undefined);
    replan();
  };

  const createLaneFor = (name: LaneName): Lane =>
    createLane({
      launch: (onEnd) => {
        const { heavy } = last[name];
        last[name] = heavy ? { heavy } : {};
        return launchWorker({ entry, nodePath, argument: { role: 'serve', cacheDir, assignments: plan } }, onEnd);
      },
      idleMs: options.idleMs ?? defaultIdleMs[name],
      memoryLimitBytes: options.memoryLimitBytes ?? 3 * 1024 ** 3,
      guard: () =>
        graphsOf[name].some((id) => plan[id].provider !== 'cpu' && !plan[id].strict) ? { timeoutMs: options.gpuTimeoutMs ?? 60_000 } : undefined,
      onGuardBroken: (reason) => distrust(name, reason),
      onChange: changed,
    });

  const lanes: Record<LaneName, Lane> = { sam: createLaneFor('sam'), matting: createLaneFor('matting') };

  const note = async <T extends RunFacts>(name: LaneName, facts: T, isHeavy: boolean): Promise<T> => {
    last[name] = { ...last[name], facts, ...(isHeavy && { heavy: facts }) };
    // The child has already answered on the CPU; the next child need not find out again.
    if (facts.note !== undefined && choice === 'auto' && graphsOf[name].some((id) => plan[id].provider !== 'cpu')) {
      await distrust(name, facts.note);
    }
    changed();
    return facts;
  };

  const statusOf = (name: LaneName): LaneStatus => {
    const { worker, busy, starts } = lanes[name];
    const { facts, heavy } = last[name];
    const planned = plan[heavyGraph[name]];
    return {
      pid: worker?.pid,
      running: worker !== undefined,
      busy,
      provider: heavy?.provider ?? planned.provider,
      note: heavy?.note ?? planned.note,
      lastMs: facts?.ms,
      rssBytes: worker && facts?.rssBytes,
      starts,
    };
  };

  return {
    encode: async ({ besideClicks = false, ...request }, o) => {
      const lane = besideClicks ? 'matting' : 'sam';
      const answer = await lanes[lane].run(
        { kind: 'heavy', invoke: (service, progress, signal) => service.encode(request, { signal, onProgress: follow(progress) }) },
        o,
      );
      const { embedding, ms } = await note(lane, answer, !besideClicks);
      return { embedding, ms };
    },
    decode: async (request, o) => {
      const answer = await lanes.sam.run({ kind: 'quick', invoke: (service, _progress, signal) => decodeWith(service, request, signal) }, o);
      const { logits, iou, ms } = await note('sam', answer, false);
      return { logits, iou, ms };
    },
    matte: async (request, o) => {
      const answer = await lanes.matting.run(
        { kind: 'heavy', invoke: (service, progress, signal) => service.matte(request, { signal, onProgress: follow(progress) }) },
        o,
      );
      const { alpha, ms } = await note('matting', answer, true);
      return { alpha, ms };
    },
    warm: async (lane) => {
      const answer = await lanes[lane].run({ kind: 'quick', invoke: (service, progress) => service.warm({ lane }, { onProgress: follow(progress) }) });
      await note(lane, answer, false);
    },
    hold: async (key, embedding) => {
      await lanes.sam.run({ kind: 'quick', invoke: (service) => service.hold({ key, embedding }) });
    },
    status: () => ({ lanes: { sam: statusOf('sam'), matting: statusOf('matting') } }),
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setProvider: (next) => {
      choice = next;
      replan();
    },
    proveWhenIdle: async (o = {}) => {
      if (choice !== 'auto') return;
      await proveBetweenRequests({
        prove: (signal) => proveProviders({ entry, cacheDir, nodePath, signal }),
        isBusy: () => laneNames.some((name) => lanes[name].busy),
        onChange: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        quietMs: o.quietMs ?? 3000,
        signal: AbortSignal.any([closing.signal, ...(o.signal ? [o.signal] : [])]),
      });
      replan();
    },
    kill: (lane) => lanes[lane].kill(),
    close: async () => {
      closing.abort();
      await Promise.all(laneNames.map((name) => lanes[name].close()));
      listeners.clear();
    },
  };
}

/** The child says which stage begins; the estimate fills the time in between. */
const follow =
  (progress: ProgressEstimate) =>
  ({ stage }: { readonly stage: 'preparing' | 'encoding' | 'matting' }): void =>
    progress.enter(stage);

/** Clicks send the key alone; only a child that does not hold the embedding is sent it, once. */
async function decodeWith(service: LaneService, request: DecodeRequest, signal: AbortSignal | undefined): ReturnType<LaneService['decode']> {
  const params = { key: request.key, points: [...request.points], maskInput: request.maskInput };
  try {
    return await service.decode(params, { signal });
  } catch (error) {
    if (asClickcutError(error).code !== 'embedding-missing') throw error;
    return service.decode({ ...params, embedding: await request.embedding() }, { signal });
  }
}
