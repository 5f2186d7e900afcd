import type { Point } from '../../../src-preload/model/geometry';
import type { Palette } from './palette';

/** Lies under light lines, so that they read on any photo. */
export const darkLine = 'rgba(10, 10, 12, 0.55)';

/** A path in the accent over a dark one. */
export function strokeTwice(context: CanvasRenderingContext2D, path: Path2D, colour: string, width = 1.5): void {
  context.save();
  context.strokeStyle = darkLine;
  context.lineWidth = width + 2;
  context.stroke(path);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
  context.restore();
}

const side = 8;

/** A square handle, turned with its box. */
export function paintHandle(context: CanvasRenderingContext2D, { x, y }: Point, angle: number, palette: Palette): void {
  context.save();
  context.translate(x, y);
  context.rotate(angle);
  context.beginPath();
  context.roundRect(-side / 2, -side / 2, side, side, 1.5);
  context.fillStyle = '#ffffff';
  context.shadowColor = 'rgba(0, 0, 0, 0.45)';
  context.shadowBlur = 3;
  context.fill();
  context.shadowColor = 'transparent';
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.5;
  context.stroke();
  context.restore();
}

export interface PointerLabel {
  readonly text: string;
  readonly screen: Point;
  /** A square of this colour in front. */
  readonly swatch?: string | undefined;
}

const padding = 8;
const height = 24;
const swatchSide = 14;

/** Numbers beside the pointer; they stay inside the canvas. */
export function paintLabel(context: CanvasRenderingContext2D, { text, screen, swatch }: PointerLabel, room: { readonly width: number; readonly height: number }, palette: Palette): void {
  context.save();
  context.font = "500 12px 'Inter Variable', Inter, system-ui, sans-serif";
  context.fontKerning = 'normal';
  const lead = swatch === undefined ? 0 : swatchSide + 6;
  const width = Math.ceil(context.measureText(text).width) + 2 * padding + lead;
  const x = Math.round(screen.x + 18 + width > room.width ? screen.x - 14 - width : screen.x + 18);
  const y = Math.round(Math.min(screen.y + 18, room.height - height - 4));
  context.beginPath();
  context.roundRect(x, y, width, height, 6);
  context.fillStyle = palette.panel;
  context.shadowColor = 'rgba(0, 0, 0, 0.35)';
  context.shadowBlur = 8;
  context.shadowOffsetY = 2;
  context.fill();
  context.shadowColor = 'transparent';
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.stroke();
  if (swatch !== undefined) {
    context.beginPath();
    context.roundRect(x + padding, y + (height - swatchSide) / 2, swatchSide, swatchSide, 3);
    context.fillStyle = swatch;
    context.fill();
    context.strokeStyle = 'rgba(128, 128, 128, 0.6)';
    context.stroke();
  }
  context.fillStyle = palette.text;
  context.textBaseline = 'middle';
  context.fillText(text, x + padding + lead, y + height / 2 + 0.5);
  context.restore();
}
