import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ProviderName } from './names';

const require = createRequire(import.meta.url);

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** Whether ONNX Runtime's CUDA libraries were installed beside it; its npm package leaves them out. */
  readonly hasCudaFiles: boolean;
}

/** Version of ONNX Runtime, without loading its native library into this process. */
export const runtimeVersion = (): string => (require('onnxruntime-node/package.json') as { readonly version: string }).version;

export function thisMachine(): Machine {
  const { platform, arch } = process;
  const folder = join(dirname(require.resolve('onnxruntime-node/package.json')), 'bin', 'napi-v6', platform, arch);
  return { platform, arch, hasCudaFiles: existsSync(join(folder, 'libonnxruntime_providers_cuda.so')) };
}

/** What is worth trying before the CPU, best first. */
export function candidateProviders({ platform, hasCudaFiles }: Machine): readonly ProviderName[] {
  switch (platform) {
    case 'darwin':
      return ['coreml', 'webgpu'];
    case 'win32':
      return ['dml', 'webgpu'];
    case 'linux':
      return hasCudaFiles ? ['cuda', 'webgpu'] : ['webgpu'];
    default:
      return [];
  }
}
