import { usualViewOptions, type ViewOption, type ViewOptions, type ViewOptionsState } from '../../editor/guides/view-options';

const key = 'clickcut.view';

function recalled(): Partial<ViewOptionsState> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const known = Object.entries(kept).filter(([name, value]) => Object.hasOwn(usualViewOptions, name) && typeof value === 'boolean');
    return Object.fromEntries(known) as Partial<Record<ViewOption, boolean>>;
  } catch {
    return {};
  }
}

/** Rulers, guides and grid are as this page had them last. Returns the function that stops keeping them. */
export function keepViewOptions(options: ViewOptions): () => void {
  options.set(recalled());
  return options.store.subscribe((state) => {
    try {
      localStorage.setItem(key, JSON.stringify(state));
    } catch {
      // A page without storage begins with the usual ones.
    }
  });
}
