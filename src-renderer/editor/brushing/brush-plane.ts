import type { Rect } from '../../../src-preload/model/geometry';
import { createStroke, type BrushSettings, type Stroke, type StrokePoint } from '../../../src-preload/raster/brush';
import type { Pixels } from '../pictures/pictures';
import type { Patch } from '../pictures/plan';

/** A part of a photo as sharp as the screen, with the mask that is painted on: what a stroke is shown with at once. */
export interface BrushPlane {
  /** In pixels of the photo. */
  readonly region: Rect;
  readonly width: number;
  readonly height: number;
  /** Straight RGBA: the photo with the mask as its alpha. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Pixels of the plane that changed since the last call; undefined when none did. */
  takeDirty(): Rect | undefined;
  /** Another mask in place of the one that is there; the colours stay. */
  setAlpha(alpha: Uint8Array): void;
  /** The colours that the layer has with its mask: straight RGBA of the plane's size. Undefined: those of the photo. */
  setColours(colours: Uint8ClampedArray | undefined): void;
  /** Begins a stroke, with sizes and points in pixels of the photo. */
  begin(settings: BrushSettings): Stroke;
  /** The mask as it was before the stroke that was begun last. */
  giveUp(): void;
}

const all = ({ width, height }: { readonly width: number; readonly height: number }): Rect => ({ x: 0, y: 0, width, height });

function union(a: Rect | undefined, b: Rect): Rect {
  if (!a) return b;
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

/** The photo's own transparency, where it has some. */
function transparencyOf({ data, width, height }: Pixels): Uint8Array | undefined {
  const own = new Uint8Array(width * height);
  let isOpaque = true;
  for (let i = 0; i < own.length; i += 1) {
    const value = data[4 * i + 3] ?? 0;
    own[i] = value;
    isOpaque &&= value === 255;
  }
  return isOpaque ? undefined : own;
}

/**
 * The same strokes as the engine's, on a smaller plane: `createStroke` paints the bytes, and only the rectangle that it
 * names is written into the picture.
 */
export function createBrushPlane({ region, size }: Patch, photo: Pixels, mask: Uint8Array): BrushPlane {
  const { width, height } = size;
  const pixels = new Uint8ClampedArray(photo.data);
  const own = transparencyOf(photo);
  const alpha = new Uint8Array(mask);
  /** The mask that the colours are those of: beyond it, more of the photo shows. */
  const shown = new Uint8Array(mask);
  let colours: Uint8ClampedArray | undefined;
  const plane = { alpha, width, height, origin: { x: 0, y: 0 } };
  const [sx, sy] = [width / region.width, height / region.height];
  const scale = Math.sqrt(sx * sy);
  const toPlane = ({ x, y, pressure }: StrokePoint): StrokePoint => ({ x: (x - region.x) * sx, y: (y - region.y) * sy, pressure });
  let dirty: Rect | undefined;
  let before: Uint8Array | undefined;

  /** The layer's colour where its mask says so, and as much of the photo's as was painted over it. */
  const mix = (i: number, value: number, clean: Uint8ClampedArray): void => {
    const had = (clean[4 * i + 3] ?? 0) > 0 ? (shown[i] ?? 0) : 0;
    const fresh = value <= had ? 0 : (value - had) / (255 - had);
    for (let at = 4 * i; at < 4 * i + 3; at += 1) {
      const [own, theirs] = [clean[at] ?? 0, photo.data[at] ?? 0];
      pixels[at] = had === 0 ? theirs : own + (theirs - own) * fresh;
    }
  };

  const refresh = (rect: Rect): void => {
    for (let y = rect.y; y < rect.y + rect.height; y += 1) {
      const row = y * width;
      for (let i = row + rect.x; i < row + rect.x + rect.width; i += 1) {
        const value = alpha[i] ?? 0;
        if (colours) mix(i, value, colours);
        pixels[4 * i + 3] = own ? (value * (own[i] ?? 0) + 127) / 255 : value;
      }
    }
    dirty = union(dirty, rect);
  };
  refresh(all(size));

  return {
    region,
    width,
    height,
    pixels,
    takeDirty: () => {
      const taken = dirty;
      dirty = undefined;
      return taken;
    },
    setAlpha: (next) => {
      alpha.set(next);
      refresh(all(size));
    },
    setColours: (next) => {
      if (colours && !next) pixels.set(photo.data);
      colours = next;
      shown.set(alpha);
      refresh(all(size));
    },
    begin: (settings) => {
      before = alpha.slice();
      const stroke = createStroke(plane, { ...settings, size: settings.size * scale });
      return {
        extend: (points) => {
          const changed = stroke.extend(points.map(toPlane));
          if (changed) refresh(changed);
          return changed;
        },
      };
    },
    giveUp: () => {
      if (!before) return;
      alpha.set(before);
      before = undefined;
      refresh(all(size));
    },
  };
}
