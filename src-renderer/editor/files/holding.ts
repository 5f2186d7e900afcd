import { asClickcutError } from '../../../src-preload/contract/errors';
import type { DocumentId } from '../../../src-preload/model/document';
import type { Session } from '../document/session';
import type { Connection, Engine } from '../engine';

/** Tells the engine which document this window shows, and the session whether it may be changed here. */
export function holdDocument(engine: Engine, session: Session, connection: Pick<Connection, 'subscribe'>): void {
  let held: { readonly id: DocumentId; readonly stop: AbortController } | undefined;

  const hold = (id: DocumentId): void => {
    const stop = new AbortController();
    held = { id, stop };
    const onProgress = ({ mode }: { readonly mode: 'editing' | 'reading' }): void => {
      if (!stop.signal.aborted) session.setMode(mode);
    };
    engine.services.documents.hold({ id }, { signal: stop.signal, onProgress }).catch((cause: unknown) => {
      // A broken connection lets go of it; the next one takes it again.
      if (asClickcutError(cause).code !== 'cancelled' && held?.stop === stop) held = undefined;
    });
  };

  const follow = (): void => {
    const id = session.store.getState().document?.id;
    if (held?.id === id) return;
    held?.stop.abort();
    held = undefined;
    if (id !== undefined) hold(id);
  };
  session.store.subscribe(({ document }, before) => {
    if (document?.id !== before.document?.id) follow();
  });
  connection.subscribe((state) => {
    if (state === 'connected') follow();
  });
}
