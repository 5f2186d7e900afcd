import type { Bridge } from '../bridge/connect';
import type { Connection } from '../editor/engine';

/** The bridge as the editor sees it, which knows nothing of ports and sockets. */
export function asConnection(bridge: Bridge): Connection {
  return {
    engine: bridge.client,
    get state() {
      return bridge.state().kind;
    },
    subscribe: (listener) => bridge.onState((state) => listener(state.kind)),
  };
}
