import { text } from '../ports';
import type { Toasts } from '../toasts/toasts';

/** A tool that selects or paints needs a photo; without one it says so instead of doing nothing. */
export function sayNoPhoto(toasts: Toasts): void {
  const { toasts: shown } = toasts.store.getState();
  if (shown.some(({ title }) => title.key === 'area.noPhoto')) return;
  toasts.show({ tone: 'info', title: text('area.noPhoto'), body: text('area.noPhotoHint') });
}
