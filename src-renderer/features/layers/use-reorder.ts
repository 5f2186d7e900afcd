import { useState, type PointerEvent, type RefObject } from 'react';
import type { LayerId } from '../../../src-preload/model/document';

export interface Reorder {
  readonly dragged: LayerId | undefined;
  /** The gap, counted from the top, into which the dragged row would fall. */
  readonly gap: number | undefined;
  readonly startDrag: (event: PointerEvent<HTMLElement>, id: LayerId) => void;
}

const dragDistance = 4;

/** Drag a row to another place, with mouse, pen or finger. `onMove` gets the index from the bottom. */
export function useReorder(list: RefObject<HTMLElement | null>, count: number, onMove: (id: LayerId, index: number) => void): Reorder {
  const [dragged, setDragged] = useState<LayerId>();
  const [gap, setGap] = useState<number>();

  const gapAt = (y: number): number => {
    const rows = [...(list.current?.children ?? [])];
    const below = rows.findIndex((row) => {
      const box = row.getBoundingClientRect();
      return y < box.top + box.height / 2;
    });
    return below < 0 ? rows.length : below;
  };

  const startDrag = (down: PointerEvent<HTMLElement>, id: LayerId): void => {
    if (down.button !== 0 || (down.target instanceof Element && down.target.closest('.layer-button, input'))) return;
    const rows = [...(list.current?.children ?? [])];
    const from = rows.indexOf(down.currentTarget);
    const startY = down.clientY;
    const stop = new AbortController();
    let target: number | undefined;
    const end = (): void => {
      stop.abort();
      setDragged(undefined);
      setGap(undefined);
    };
    const move = (event: globalThis.PointerEvent): void => {
      if (target === undefined && Math.abs(event.clientY - startY) < dragDistance) return;
      target = gapAt(event.clientY);
      setDragged(id);
      setGap(target);
    };
    const drop = (): void => {
      end();
      if (target === undefined) return;
      // The gap counts the row itself while it is still in its old place.
      const place = target > from ? target - 1 : target;
      onMove(id, count - 1 - place);
    };
    const cancel = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') end();
    };
    window.addEventListener('pointermove', move, { signal: stop.signal });
    window.addEventListener('pointerup', drop, { signal: stop.signal });
    window.addEventListener('pointercancel', end, { signal: stop.signal });
    window.addEventListener('keydown', cancel, { signal: stop.signal });
  };
  return { dragged, gap, startDrag };
}
