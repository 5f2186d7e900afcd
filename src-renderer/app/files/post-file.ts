import type { Engine } from '../../editor/engine';
import type { Send } from './as-picked';

/**
 * Beside the message: the browser reads the file and sends it in a process of its own, while the page goes on and holds
 * none of it. The engine waits for whichever comes later.
 */
export function createFilePost(engine: Engine): Send {
  return (file) => {
    const id = crypto.randomUUID();
    const lost = (): void => void engine.services.files.lost({ id }).catch(() => undefined);
    // A refusal is the engine's business: it knows, and says why.
    fetch(`/files/${id}`, { method: 'POST', body: file }).catch(lost);
    return Promise.resolve({ kind: 'posted', name: file.name, id });
  };
}
