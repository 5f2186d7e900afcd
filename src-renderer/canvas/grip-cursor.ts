import { directionOf, type Grip } from '../editor/transform/handles';
import type { TransformBox } from '../editor/transform/transform-box';
import { identity } from '../../src-preload/model/matrix';

const arrows = ['ew-resize', 'nwse-resize', 'ns-resize', 'nesw-resize'] as const;
const upright: TransformBox = { rect: { x: 0, y: 0, width: 1, height: 1 }, matrix: identity };

/** The two-headed arrow that is nearest to a direction, in degrees clockwise from the right. */
const arrowFor = (degrees: number): string => arrows[((Math.round(degrees / 45) % 4) + 4) % 4] ?? 'move';

/** A bent arrow, light with a dark edge, turned so that it lies around its corner. No system has one. */
function turnCursor(degrees: number): string {
  const path = 'M5.5 15.5A9 9 0 0 1 15.5 5.5M15.5 5.5l-3.4-2.6M15.5 5.5l-2.8 3.3M5.5 15.5l-2.6-3.4M5.5 15.5l3.3-2.8';
  const stroke = (colour: string, width: number): string =>
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
  const turned = `<g transform="rotate(${Math.round(degrees)} 12 12)">${stroke('#ffffff', 4.5)}${stroke('#101012', 1.75)}</g>`;
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">${turned}</svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(picture)}") 12 12, grab`;
}

/** What the pointer looks like over a handle of a box; undefined over nothing. */
export function gripCursor(grip: Grip | undefined, box: TransformBox | undefined): string | undefined {
  switch (grip?.kind) {
    case undefined:
      return undefined;
    case 'move':
      return 'move';
    case 'scale':
      return arrowFor(directionOf(box ?? upright, grip.handle));
    case 'rotate':
      // The arrow is drawn for the top left corner, which points to -135°.
      return turnCursor(directionOf(box ?? upright, grip.handle) + 135);
  }
}

export const guideCursor = (axis: 'x' | 'y'): string => (axis === 'x' ? 'col-resize' : 'row-resize');
