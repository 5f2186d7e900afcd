import childProcess, { type ChildProcess } from 'node:child_process';
import Module, { createRequire } from 'node:module';
import { createElectronStub, type ElectronStub } from './electron';

export interface BootedHost extends ElectronStub {
  /** The engines that it started, the latest last. */
  readonly engines: readonly ChildProcess[];
}

type Load = (request: string, parent: unknown, isMain: boolean) => unknown;

/** Runs the built main bundle with the stub in the place of `electron`, as `electron <bundle> <args>` would. */
export function bootElectronHost(bundle: string, userData: string, args: readonly string[] = []): BootedHost {
  const stub = createElectronStub(userData);
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  const argv = process.argv;
  const engines: ChildProcess[] = [];
  const fork = (...given: Parameters<typeof childProcess.fork>): ChildProcess => {
    const child = childProcess.fork(...given);
    engines.push(child);
    return child;
  };
  const replaced: Readonly<Record<string, unknown>> = { electron: stub.electron, 'node:child_process': { ...childProcess, fork } };
  loader._load = (request, parent, isMain) => (Object.hasOwn(replaced, request) ? replaced[request] : load(request, parent, isMain));
  process.argv = [process.execPath, bundle, ...args];
  try {
    const require = createRequire(bundle);
    // A second boot in one process is a new app.
    Reflect.deleteProperty(require.cache, bundle);
    require(bundle);
  } finally {
    loader._load = load;
    process.argv = argv;
  }
  return { ...stub, engines };
}
