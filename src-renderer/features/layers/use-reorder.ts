import { useState, type PointerEvent, type RefObject } from 'react';
import type { LayerId } from '../../../src-preload/model/document';
import type { Editor } from '../../editor/editor';
import { dropPlace, type DropSide } from '../../editor/layers/rows';

/** The row over which something is held, and on which side of it it would fall. */
export interface Drop {
  readonly over: LayerId;
  readonly side: DropSide;
}

export interface Reorder {
  readonly dragged: readonly LayerId[];
  readonly drop: Drop | undefined;
  readonly startDrag: (event: PointerEvent<HTMLElement>, id: LayerId) => void;
}

const dragDistance = 4;

/** The upper and lower part of a row mean beside it; the middle of a group means into it. */
function sideAt(row: HTMLElement, y: number): DropSide {
  const box = row.getBoundingClientRect();
  const part = (y - box.top) / box.height;
  const isGroup = row.dataset['kind'] === 'group';
  if (isGroup && part > 0.28 && part < 0.72) return 'into';
  return part < 0.5 ? 'above' : 'below';
}

/** Drag rows to another place in the tree, with mouse, pen or finger. Escape gives up. */
export function useReorder({ session, selection, arrange, folding }: Editor, list: RefObject<HTMLElement | null>): Reorder {
  const [dragged, setDragged] = useState<readonly LayerId[]>([]);
  const [drop, setDrop] = useState<Drop>();

  const dropAt = (y: number): Drop | undefined => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('.layer') ?? [])];
    const row = rows.find((candidate) => y < candidate.getBoundingClientRect().bottom) ?? rows.at(-1);
    const over = row?.dataset['layerId'];
    return row && over !== undefined ? { over, side: sideAt(row, y) } : undefined;
  };

  const startDrag = (down: PointerEvent<HTMLElement>, id: LayerId): void => {
    if (down.button !== 0 || (down.target instanceof Element && down.target.closest('.layer-button, .layer-fold, input'))) return;
    const startY = down.clientY;
    const stop = new AbortController();
    let target: Drop | undefined;
    const moving = (): readonly LayerId[] => (selection.has(id) ? selection.roots().map((layer) => layer.id) : [id]);
    const placeOf = ({ over, side }: Drop): ReturnType<typeof dropPlace> =>
      dropPlace(session.store.getState().document?.layers ?? [], folding.store.getState().folded, moving(), over, side);
    const end = (): void => {
      stop.abort();
      setDragged([]);
      setDrop(undefined);
    };
    const move = (event: globalThis.PointerEvent): void => {
      if (target === undefined && Math.abs(event.clientY - startY) < dragDistance) return;
      target = dropAt(event.clientY);
      setDragged(moving());
      setDrop(target && placeOf(target) ? target : undefined);
    };
    const finish = (): void => {
      const place = target && placeOf(target);
      const ids = moving();
      end();
      if (place) arrange.move(ids, place);
    };
    const cancel = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      end();
    };
    window.addEventListener('pointermove', move, { signal: stop.signal });
    window.addEventListener('pointerup', finish, { signal: stop.signal });
    window.addEventListener('pointercancel', end, { signal: stop.signal });
    window.addEventListener('keydown', cancel, { signal: stop.signal, capture: true });
  };
  return { dragged, drop, startDrag };
}
