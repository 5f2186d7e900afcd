import type { Rect } from '../../../src-preload/model/geometry';
import type { PromptPoint } from '../../../src-preload/model/prompt';
import { applyTo, corners, type Matrix } from '../../../src-preload/model/matrix';
import { scaleOf } from '../../editor/document/target';
import { toScreen } from '../../editor/viewport/transform';
import type { OverlayScene } from './overlay';

const radius = 7.5;
const arm = 3.5;

/** Told apart by shape as well as by colour: a circle with a plus, a square with a minus. */
export function paintPoint(context: CanvasRenderingContext2D, point: PromptPoint, { view, palette }: OverlayScene, toDocument: Matrix): void {
  // The middle of the pixel that was meant, which shows from some zoom on.
  const isBig = view.scale * scaleOf(toDocument) >= 2;
  const { x, y } = toScreen(view, applyTo(toDocument, isBig ? { x: point.x + 0.5, y: point.y + 0.5 } : point));
  context.save();
  context.translate(x, y);
  context.beginPath();
  if (point.positive) context.arc(0, 0, radius, 0, Math.PI * 2);
  else context.roundRect(-radius, -radius, radius * 2, radius * 2, 3);
  context.strokeStyle = 'rgba(10, 10, 12, 0.6)';
  context.lineWidth = 4;
  context.stroke();
  context.fillStyle = point.positive ? palette.include : palette.exclude;
  context.fill();
  context.strokeStyle = '#ffffff';
  context.lineWidth = 2;
  context.stroke();
  context.beginPath();
  context.moveTo(-arm, 0);
  context.lineTo(arm, 0);
  if (point.positive) {
    context.moveTo(0, -arm);
    context.lineTo(0, arm);
  }
  context.lineWidth = 1.75;
  context.stroke();
  context.restore();
}

/** A box while it is dragged is dashed. */
export function paintBox(
  context: CanvasRenderingContext2D,
  box: Rect,
  { view }: OverlayScene,
  toDocument: Matrix,
  colour: string,
  isDraft: boolean,
): void {
  const path = new Path2D();
  for (const corner of corners(toDocument, box)) {
    const { x, y } = toScreen(view, corner);
    path.lineTo(x, y);
  }
  path.closePath();
  context.save();
  context.strokeStyle = 'rgba(10, 10, 12, 0.55)';
  context.lineWidth = 3.5;
  context.stroke(path);
  context.strokeStyle = isDraft ? '#ffffff' : colour;
  context.lineWidth = 1.5;
  if (isDraft) context.setLineDash([5, 4]);
  context.stroke(path);
  context.restore();
}
