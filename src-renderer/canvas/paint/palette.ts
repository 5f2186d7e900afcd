/** The colours of the theme, as the canvas needs them: a canvas cannot read custom properties by itself. */
export interface Palette {
  readonly accent: string;
  readonly include: string;
  readonly exclude: string;
  readonly line: string;
  readonly text: string;
  readonly dim: string;
  readonly panel: string;
  readonly onAccent: string;
  readonly checkerLight: string;
  readonly checkerDark: string;
}

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    accent: read('--accent'),
    include: read('--include'),
    exclude: read('--exclude'),
    line: read('--line'),
    text: read('--text'),
    dim: read('--dim'),
    panel: read('--panel'),
    onAccent: read('--on-accent'),
    checkerLight: read('--checker-light'),
    checkerDark: read('--checker-dark'),
  };
}

/** Calls back when the theme has changed. Returns the function that stops watching. */
export function watchTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-accent'] });
  return () => observer.disconnect();
}
