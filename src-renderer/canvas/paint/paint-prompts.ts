import type { Rect } from '../../../src-preload/model/geometry';
import type { PromptPoint } from '../../../src-preload/model/prompt';
import { toScreen, type View } from '../../editor/viewport/transform';
import type { Palette } from './palette';

const radius = 7.5;
const arm = 3.5;

/** Told apart by shape as well as by colour: a circle with a plus, a square with a minus. */
export function paintPoint(context: CanvasRenderingContext2D, point: PromptPoint, view: View, palette: Palette): void {
  // The middle of the pixel that was meant, which shows from some zoom on.
  const { x, y } = toScreen(view, view.scale >= 2 ? { x: point.x + 0.5, y: point.y + 0.5 } : point);
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
export function paintBox(context: CanvasRenderingContext2D, box: Rect, view: View, colour: string, isDraft: boolean): void {
  const from = toScreen(view, box);
  const width = box.width * view.scale;
  const height = box.height * view.scale;
  context.save();
  context.strokeStyle = 'rgba(10, 10, 12, 0.55)';
  context.lineWidth = 3.5;
  context.strokeRect(from.x, from.y, width, height);
  context.strokeStyle = isDraft ? '#ffffff' : colour;
  context.lineWidth = 1.5;
  if (isDraft) context.setLineDash([5, 4]);
  context.strokeRect(from.x, from.y, width, height);
  context.restore();
}
