import { useState, type PointerEvent, type RefObject } from 'react';
import type { LayerId } from '../../../src-preload/model/document';
import type { Editor } from '../../editor/editor';
import { dropPlace, type DropSide } from '../../editor/layers/rows';
import { pointerPlace } from './pointer-place';

/** The row over which something is held, and on which side of it it would fall. */
export interface Drop {
  readonly over: LayerId;
  readonly side: DropSide;
}

export interface Reorder {
  readonly dragged: readonly LayerId[];
  readonly drop: Drop | undefined;
  /** What is dropped is a copy. */
  readonly copying: boolean;
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

/** Drag rows to another place in the tree, with mouse, pen or finger; with Alt held as the drag begins, copies of them. Out of the window they become files. Escape gives up. */
export function useReorder({ session, selection, arrange, folding, draggingOut }: Editor, list: RefObject<HTMLElement | null>): Reorder {
  const [dragged, setDragged] = useState<readonly LayerId[]>([]);
  const [drop, setDrop] = useState<Drop>();
  const [copying, setCopying] = useState(false);

  const dropAt = (y: number): Drop | undefined => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('.layer') ?? [])];
    const row = rows.find((candidate) => y < candidate.getBoundingClientRect().bottom) ?? rows.at(-1);
    const over = row?.dataset['layerId'];
    return row && over !== undefined ? { over, side: sideAt(row, y) } : undefined;
  };

  const startDrag = (down: PointerEvent<HTMLElement>, id: LayerId): void => {
    if (down.button !== 0 || (down.target instanceof Element && down.target.closest('.layer-button, .layer-fold, input'))) return;
    const { clientX: startX, clientY: startY } = down;
    const stop = new AbortController();
    let target: Drop | undefined;
    /** Outside of the window: letting go moves nothing. */
    let isLeaving = false;
    let copies = false;
    const moving = (): readonly LayerId[] => (selection.has(id) ? selection.roots().map((layer) => layer.id) : [id]);
    const placeOf = ({ over, side }: Drop): ReturnType<typeof dropPlace> =>
      dropPlace(session.store.getState().document?.layers ?? [], folding.store.getState().folded, moving(), over, side);
    const end = (): void => {
      stop.abort();
      draggingOut.end();
      setDragged([]);
      setDrop(undefined);
      setCopying(false);
    };
    const move = (event: globalThis.PointerEvent): void => {
      // A finger that rested has opened the menu of the list.
      if (list.current?.dataset['state'] === 'open') return end();
      if (target === undefined && Math.hypot(event.clientX - startX, event.clientY - startY) < dragDistance) return;
      if (target === undefined) copies = event.altKey;
      isLeaving = draggingOut.at(pointerPlace(event, list.current), moving(), end);
      target = dropAt(event.clientY);
      setCopying(copies);
      setDragged(moving());
      setDrop(target && !isLeaving && placeOf(target) ? target : undefined);
    };
    const finish = (): void => {
      const place = target && !isLeaving ? placeOf(target) : undefined;
      const ids = moving();
      end();
      if (!place) return;
      if (copies) arrange.copyTo(ids, place);
      else arrange.move(ids, place);
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
  return { dragged, drop, copying, startDrag };
}
