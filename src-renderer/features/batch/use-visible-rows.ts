import { useCallback, useEffect, useState, type RefCallback } from 'react';

export interface VisibleRows {
  readonly ref: RefCallback<HTMLElement>;
  readonly columns: number;
  /** Rows that can be seen, and one more on either side. */
  readonly first: number;
  readonly last: number;
  readonly onScroll: () => void;
}

/** Which rows of a long grid are in sight. @param tile in points, the gap included */
export function useVisibleRows(tile: { readonly width: number; readonly height: number }): VisibleRows {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [view, setView] = useState({ width: 0, height: 0, top: 0 });
  const measure = useCallback(() => {
    if (element) setView({ width: element.clientWidth, height: element.clientHeight, top: element.scrollTop });
  }, [element]);
  useEffect(() => {
    if (!element) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, measure]);
  return {
    ref: setElement,
    columns: Math.max(1, Math.floor(view.width / tile.width)),
    first: Math.max(0, Math.floor(view.top / tile.height) - 1),
    last: Math.ceil((view.top + view.height) / tile.height),
    onScroll: measure,
  };
}
