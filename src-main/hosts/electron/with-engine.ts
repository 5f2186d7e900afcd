import type { Client } from '../../../src-preload/contract/define';
import { engineContract, type EngineContract } from '../../../src-preload/contract/engine';
import { createClient } from '../../../src-preload/rpc/client';
import { createInProcessPair } from '../../../src-preload/transports/in-process';
import type { EngineProcess } from './engine-process';

/** Asks the engine as its host, which may do more than a page. Starts it if there is none. */
export async function withEngine<T>(engine: Pick<EngineProcess, 'attachHost'>, work: (services: Client<EngineContract>) => Promise<T>): Promise<T> {
  const [own, theirs] = createInProcessPair();
  const client = createClient(engineContract, own);
  try {
    await engine.attachHost(theirs);
    return await work(client.services);
  } finally {
    client.close();
  }
}
