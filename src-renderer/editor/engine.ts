import type { AppContract } from '../../src-preload/contract/app';
import type { Client, Events } from '../../src-preload/contract/define';

export type EngineEvents = Events<AppContract>;

/** What the editor needs of an RPC client. It stays the same object when the connection behind it is replaced. */
export interface Engine {
  readonly services: Client<AppContract>;
  on<E extends keyof EngineEvents & string>(event: E, listener: (payload: EngineEvents[E]) => void): () => void;
}

export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'closed';

export interface Connection {
  readonly engine: Engine;
  readonly state: ConnectionState;
  /** Called with every change of `state`. Returns the function that stops listening. */
  subscribe(listener: (state: ConnectionState) => void): () => void;
}
