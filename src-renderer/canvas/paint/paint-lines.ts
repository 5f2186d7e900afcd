import type { View } from '../../editor/viewport/transform';
import type { SnapTarget } from '../../editor/transform/snapping';

/** On the middle of a device pixel, where a thin line is sharp. */
export const crisp = (value: number, ratio: number): number => (Math.floor(value * ratio) + 0.5) / ratio;

/** Where something snaps: the line reaches over all that lies on it. */
export function paintSnapLines(context: CanvasRenderingContext2D, lines: readonly SnapTarget[], view: View, ratio: number, colour: string): void {
  if (lines.length === 0) return;
  const path = new Path2D();
  for (const { axis, at, from, to } of lines) {
    const place = crisp(view[axis] + at * view.scale, ratio);
    const other = axis === 'x' ? view.y : view.x;
    const start = other + from * view.scale - 8;
    const end = other + to * view.scale + 8;
    path.moveTo(axis === 'x' ? place : start, axis === 'x' ? start : place);
    path.lineTo(axis === 'x' ? place : end, axis === 'x' ? end : place);
  }
  context.save();
  context.strokeStyle = 'rgba(255, 255, 255, 0.65)';
  context.lineWidth = 3;
  context.stroke(path);
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.stroke(path);
  context.restore();
}
