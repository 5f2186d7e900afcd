import type { Rect } from '../../../src-preload/model/geometry';
import { boundsAfter, type Matrix } from '../../../src-preload/model/matrix';
import type { OverlayScene } from './overlay';

const height = 20;
const padding = 7;
const dot = 4;
const gap = 6;
const longest = 28;

const shortened = (name: string): string => (name.length > longest ? `${name.slice(0, longest - 1)}…` : name);

/** A name over the top of what it names, kept on the screen: a colour alone tells not everybody which class it is. */
export function paintLabel(context: CanvasRenderingContext2D, name: string, colour: string, bounds: Rect, toDocument: Matrix, { view, screen, palette }: OverlayScene): void {
  const box = boundsAfter(toDocument, bounds);
  context.save();
  context.font = "500 11px 'Inter Variable', Inter, system-ui, sans-serif";
  context.textBaseline = 'middle';
  const text = shortened(name);
  const width = Math.ceil(padding + 2 * dot + gap + context.measureText(text).width + padding);
  const middle = view.x + (box.x + box.width / 2) * view.scale - width / 2;
  const above = view.y + box.y * view.scale - height - 4;
  const x = Math.round(Math.max(4, Math.min(screen.width - width - 4, middle)));
  const y = Math.round(Math.max(4, Math.min(screen.height - height - 4, above)));
  context.fillStyle = palette.panel;
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x + 0.5, y + 0.5, width - 1, height - 1, 6);
  context.fill();
  context.stroke();
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x + padding + dot, y + height / 2, dot, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = palette.text;
  context.fillText(text, x + padding + 2 * dot + gap, y + height / 2 + 0.5);
  context.restore();
}
