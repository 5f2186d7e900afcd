import { useStore } from 'zustand';
import type { LifeLine } from '../../editor/life-line';
import { Spinner } from '../../ui/Spinner';
import { useText } from '../../ui/text';

/** Quiet: the photo stays, and what is done meanwhile is sent later. */
export function ConnectionBanner({ lifeLine }: { readonly lifeLine: LifeLine }) {
  const t = useText();
  const state = useStore(lifeLine.store, (current) => current.state);
  if (state === 'connected' || state === 'connecting') return null;
  return (
    <div className="banner" role="status" data-testid="connection-banner">
      {state === 'reconnecting' ? <Spinner /> : null}
      {t(state === 'reconnecting' ? 'connection.reconnecting' : 'connection.closed')}
    </div>
  );
}
