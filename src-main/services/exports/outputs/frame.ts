import { intersect, type Rect, type Size } from '../../../../src-preload/model/geometry';
import { boundsAfter, type Matrix } from '../../../../src-preload/model/matrix';
import type { ExportOutput } from '../../../../src-preload/model/exporting/export-output';
import type { Margin } from '../../../../src-preload/raster/effects';
import { wholeOf, wholePixels } from '../../render/rects';

/** Where the content lies in a file. */
export interface Frame {
  readonly size: Size;
  /** From document pixels to the file's. Pixels are square but for what whole sizes take. */
  readonly toPicture: Matrix;
  /** File pixels a document pixel. */
  readonly scale: number;
  /** Where the layers may show; whole pixels of the file. */
  readonly clip: Rect;
}

export interface FrameAsked {
  /** The content in document pixels; not empty. */
  readonly region: Rect;
  /** The part of the document outside which nothing may show; everything may where it is not given. */
  readonly visible?: Rect | undefined;
  readonly size: ExportOutput['size'];
  readonly padding: number;
  /** How far effects that are given in file pixels reach beyond the content. */
  readonly reach: { readonly shadow: Margin; readonly outline: Margin };
}

const side = (length: number): number => Math.max(1, Math.round(length));

interface Placed {
  readonly size: Size;
  /** Where the region lies. */
  readonly at: Rect;
  readonly clip?: Rect;
}

/** What is left of a side beside padding and effects; one pixel where they take everything. */
const left = (length: number, ...taken: readonly number[]): number => Math.max(1, length - taken.reduce((sum, value) => sum + value, 0));

function innerSize({ width, height }: Size, size: Exclude<ExportOutput['size'], { by: 'canvas' }>, across: number, down: number): Size {
  const by = (scale: number): Size => ({ width: side(width * scale), height: side(height * scale) });
  if (size.by === 'scale') return by(size.factor);
  const [wide, high] = [left(size.pixels, across) / width, left(size.pixels, down) / height];
  const scale = { width: wide, height: high, longest: Math.min(wide, high) }[size.by];
  return by(size.enlarge === false ? Math.min(1, scale) : scale);
}

function freePlace({ region, size, padding, reach }: FrameAsked & { readonly size: Exclude<ExportOutput['size'], { by: 'canvas' }> }): Placed {
  const most = (edge: keyof Margin): number => Math.max(reach.shadow[edge], reach.outline[edge]);
  const [x, y] = [most('left'), most('top')];
  const [across, down] = [x + most('right'), y + most('bottom')];
  const inner = innerSize(region, size, across, down);
  return {
    size: { width: inner.width + across + 2 * padding, height: inner.height + down + 2 * padding },
    at: { x: x + padding, y: y + padding, ...inner },
  };
}

/** Centred; the outline counts as content, the shadow does not: it would push what casts it out of the middle. */
function canvasPlace({ region, size, padding, reach: { outline } }: FrameAsked & { readonly size: Extract<ExportOutput['size'], { by: 'canvas' }> }): Placed {
  const { width, height, fit, fill } = size;
  const box = { x: padding, y: padding, width: left(width, 2 * padding), height: left(height, 2 * padding) };
  if (fit === 'cover') {
    const scale = Math.max(box.width / region.width, box.height / region.height);
    const [w, h] = [region.width * scale, region.height * scale];
    return { size, at: { x: box.x + (box.width - w) / 2, y: box.y + (box.height - h) / 2, width: w, height: h }, clip: box };
  }
  const across = left(box.width * fill, outline.left, outline.right);
  const down = left(box.height * fill, outline.top, outline.bottom);
  const scale = Math.min(across / region.width, down / region.height);
  const [w, h] = [side(region.width * scale), side(region.height * scale)];
  return { size, at: { x: Math.floor((width - w) / 2), y: Math.floor((height - h) / 2), width: w, height: h } };
}

/** The size of a file, and where in it which part of a document goes. */
export function frameOf(asked: FrameAsked): Frame {
  const { region, size, visible } = asked;
  const placed = size.by === 'canvas' ? canvasPlace({ ...asked, size }) : freePlace({ ...asked, size });
  const { at } = placed;
  const [x, y] = [at.width / region.width, at.height / region.height];
  const toPicture: Matrix = [x, 0, 0, y, at.x - region.x * x, at.y - region.y * y];
  const whole = wholeOf(placed.size);
  const shown = visible ? intersect(wholePixels(boundsAfter(toPicture, visible)), whole) : whole;
  return { size: { width: placed.size.width, height: placed.size.height }, toPicture, scale: Math.sqrt(x * y), clip: placed.clip ? intersect(shown, placed.clip) : shown };
}
