import type { Editor } from '../../editor/editor';
import { rulerSize } from '../../editor/guides/guides';
import { crisp } from '../paint/paint-lines';
import type { Palette } from '../paint/palette';
import { ticksBetween } from './ruler-ticks';

export type RulerAxis = 'x' | 'y';

/** One ruler, as long as its canvas element; `pointer` in CSS pixels from the corner of the canvas. */
export function paintRuler(element: HTMLCanvasElement, axis: RulerAxis, { viewport, session }: Editor, palette: Palette, pointer: number | undefined): void {
  const context = element.getContext('2d');
  const { view, ratio, screen } = viewport.store.getState();
  const { document } = session.store.getState();
  if (!context || !document || screen.width === 0) return;
  const length = axis === 'x' ? screen.width : screen.height;
  const [width, height] = axis === 'x' ? [length, rulerSize] : [rulerSize, length];
  element.width = Math.round(width * ratio);
  element.height = Math.round(height * ratio);
  context.scale(ratio, ratio);
  context.fillStyle = palette.panel;
  context.fillRect(0, 0, width, height);
  // Drawn as if it lay along the top; the left one is turned, so that its numbers read upwards.
  if (axis === 'y') context.transform(0, 1, 1, 0, 0, 0);

  const start = -view[axis] / view.scale;
  const end = start + length / view.scale;
  const side = axis === 'x' ? document.width : document.height;
  context.fillStyle = palette.checkerLight;
  const from = Math.max(0, view[axis]);
  context.fillRect(from, 0, Math.max(0, Math.min(length, view[axis] + side * view.scale) - from), rulerSize);

  context.strokeStyle = palette.dim;
  context.lineWidth = 1 / ratio;
  context.beginPath();
  for (const { at, isMajor } of ticksBetween(start, end, view.scale)) {
    const place = crisp(view[axis] + at * view.scale, ratio);
    context.moveTo(place, isMajor ? 4 : rulerSize - 5);
    context.lineTo(place, rulerSize);
  }
  context.moveTo(0, rulerSize - 0.5 / ratio);
  context.lineTo(length, rulerSize - 0.5 / ratio);
  context.stroke();

  context.font = "10px 'Inter Variable', Inter, system-ui, sans-serif";
  context.textBaseline = 'top';
  context.fillStyle = palette.dim;
  for (const { at, isMajor } of ticksBetween(start, end, view.scale)) {
    if (!isMajor) continue;
    context.save();
    context.translate(view[axis] + at * view.scale + 3, 3);
    if (axis === 'y') {
      // Mirrored by the turn above: turned back and set against the reading edge.
      context.transform(0, 1, 1, 0, 0, 0);
      context.rotate(-Math.PI / 2);
      context.textAlign = 'right';
      context.translate(0, 0);
    }
    context.fillText(String(at).replace('-', '−'), 0, 0);
    context.restore();
  }
  if (pointer === undefined) return;
  context.strokeStyle = palette.accent;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(crisp(pointer, ratio), 0);
  context.lineTo(crisp(pointer, ratio), rulerSize);
  context.stroke();
}
