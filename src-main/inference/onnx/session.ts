import { InferenceSession, listSupportedBackends, Tensor } from 'onnxruntime-node';
import type { ProviderName } from '../providers/names';
import { threadCount } from './threads';

/** f32, row-major. All our graphs speak nothing else. */
export interface F32Tensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** A loaded graph on one provider. */
export interface Session {
  readonly provider: ProviderName;
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /** Blocks the event loop for the whole run. `ms` is the time of the run alone. */
  run(feeds: Readonly<Record<string, F32Tensor>>): Promise<{ readonly outputs: Readonly<Record<string, F32Tensor>>; readonly ms: number }>;
  release(): Promise<void>;
}

export interface SessionOptions {
  readonly provider: ProviderName;
  /**
   * Keep the memory of inner tensors from run to run. Without it every run asks the system for it again, page by
   * page: IS-Net takes 1.84 s instead of 1.64 s. With it a process stays as large as its largest run: IS-Net's at
   * 1.3 GB instead of 0.5 GB, until it has been idle for a minute.
   */
  readonly keepMemory: boolean;
  readonly threads?: number | undefined;
}

/** Providers that this build of ONNX Runtime carries. That says nothing about the machine having the device. */
export const builtInProviders = (): readonly string[] => listSupportedBackends().map((backend) => backend.name);

/**
 * Loads an ONNX file. One provider is asked for by name: ONNX Runtime rejects where it is not to be had, instead of
 * going on with the next one of a list. Blocks the event loop.
 * Optimised graphs are not saved: loading one takes 80 instead of 120 ms for the decoder and more for IS-Net.
 */
export async function createSession(path: string, options: SessionOptions): Promise<Session> {
  const session = await InferenceSession.create(path, {
    executionProviders: [options.provider],
    graphOptimizationLevel: 'all',
    executionMode: 'sequential',
    intraOpNumThreads: options.threads ?? threadCount(),
    interOpNumThreads: 1,
    enableCpuMemArena: options.keepMemory,
    enableMemPattern: options.keepMemory,
    // The threads of a run would burn their cores while they wait for one another. Alone on the machine that makes a
    // click 6 ms faster (40 instead of 46); beside a page that draws it makes it twice as slow (150 instead of 77).
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    logSeverityLevel: 4,
  });
  return {
    provider: options.provider,
    inputNames: session.inputNames,
    outputNames: session.outputNames,
    run: async (feeds) => {
      const tensors: Record<string, Tensor> = {};
      for (const [name, { data, dims }] of Object.entries(feeds)) tensors[name] = new Tensor('float32', data, dims);
      const start = performance.now();
      const results = await session.run(tensors);
      const ms = performance.now() - start;
      const outputs: Record<string, F32Tensor> = {};
      for (const [name, tensor] of Object.entries(results)) {
        if (!(tensor.data instanceof Float32Array)) throw new Error(`the output '${name}' is not f32`);
        outputs[name] = { data: tensor.data, dims: tensor.dims };
      }
      return { outputs, ms };
    },
    release: () => session.release(),
  };
}
