import type { DocumentRecord } from '../../src-preload/model/document';
import type { Size } from '../../src-preload/model/geometry';
import type { LayerEffects } from '../../src-preload/model/effects';
import type { Layer } from '../../src-preload/model/layer';
import { rgbOf } from '../../src-preload/model/colour';
import { atop, over, type Pixel } from './reference-blend';
import { contentOf, type Picture, type ReferenceAssets } from './reference-content';

/** Straight RGBA, 0..1, row-major. */
export type Plane = readonly Pixel[];
type Paint = (backdrop: Pixel, source: Pixel, index: number) => Pixel;

const clear: Pixel = [0, 0, 0, 0];

/** More than any shadow of the scenes reaches. */
const margin = 48;

const planeOf = ({ width, height }: Size, at: Picture['at']): Plane => Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width)));

/** Within `radius` of a place where the alpha, interpolated, is at least one half; with an edge of one pixel. */
function outlined(alpha: Float64Array, { width, height }: Size, radius: number): Float64Array {
  const fine = 4;
  const at = (x: number, y: number): number => (x < 0 || y < 0 || x >= width || y >= height ? 0 : (alpha[y * width + x] ?? 0));
  const interpolated = (u: number, v: number): number => {
    const [x, y] = [Math.floor(u - 0.5), Math.floor(v - 0.5)];
    const [fx, fy] = [u - 0.5 - x, v - 0.5 - y];
    return (at(x, y) * (1 - fx) + at(x + 1, y) * fx) * (1 - fy) + (at(x, y + 1) * (1 - fx) + at(x + 1, y + 1) * fx) * fy;
  };
  const inside = new Uint8Array(width * height * fine * fine);
  for (let j = 0; j < height * fine; j++) for (let i = 0; i < width * fine; i++) inside[j * width * fine + i] = interpolated((i + 0.5) / fine, (j + 0.5) / fine) >= 0.5 ? 1 : 0;
  const reach = Math.ceil((radius + 1) * fine);
  return Float64Array.from({ length: width * height }, (_, index) => {
    const [cx, cy] = [(index % width) * fine + fine / 2, Math.floor(index / width) * fine + fine / 2];
    let nearest = Infinity;
    for (let j = Math.max(0, cy - reach); j < Math.min(height * fine, cy + reach); j++) {
      for (let i = Math.max(0, cx - reach); i < Math.min(width * fine, cx + reach); i++) {
        if (inside[j * width * fine + i] === 1) nearest = Math.min(nearest, (i + 0.5 - cx) ** 2 + (j + 0.5 - cy) ** 2);
      }
    }
    return Math.min(1, Math.max(0, radius - Math.sqrt(nearest) / fine + 0.5));
  });
}

function blurredAlpha(alpha: Float64Array, { width, height }: Size, sigma: number): Float64Array {
  if (sigma === 0) return alpha;
  const reach = Math.ceil(4 * sigma);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)));
  const sum = weights.reduce((a, b) => a + b, 0);
  const along = (from: Float64Array, step: number, isInside: (i: number, k: number) => boolean): Float64Array =>
    from.map((_, i) => weights.reduce((total, w, k) => total + (isInside(i, k - reach) ? w * (from[i + (k - reach) * step] ?? 0) : 0), 0) / sum);
  const across = along(alpha, 1, (i, k) => (i % width) + k >= 0 && (i % width) + k < width);
  return along(across, width, (i, k) => Math.floor(i / width) + k >= 0 && Math.floor(i / width) + k < height);
}

/** Shadow, then outline, as a plane of the document. Offsets of the scenes are whole pixels. */
function effectsOf(content: Picture['at'], canvas: Size, { shadow, outline }: LayerEffects): Plane {
  const size = { width: canvas.width + 2 * margin, height: canvas.height + 2 * margin };
  const alpha = Float64Array.from(planeOf(size, (x, y) => content(x - margin, y - margin)), (p) => p[3]);
  const line = outline ? outlined(alpha, size, outline.width) : alpha;
  const soft = shadow && blurredAlpha(alpha.map((a, i) => Math.max(a, line[i] ?? 0)), size, shadow.blur / 2);
  const tint = (colour: string, a: number): Pixel => {
    const [r, g, b] = rgbOf(colour);
    return [r / 255, g / 255, b / 255, a];
  };
  const value = (plane: Float64Array, x: number, y: number): number => plane[(y + margin) * size.width + x + margin] ?? 0;
  return planeOf(canvas, (x, y) => {
    const under = shadow && soft ? tint(shadow.colour, value(soft, x - shadow.dx, y - shadow.dy) * shadow.opacity) : clear;
    return outline ? over(under, tint(outline.colour, value(line, x, y)), 'normal', outline.opacity) : under;
  });
}

/**
 * A document composited slowly and in floating point, straight from W3C Compositing and Blending Level 1, without any
 * of the product's pixel code.
 */
export function referenceRender(document: DocumentRecord, assets: ReferenceAssets): Plane {
  const canvas = { width: document.width, height: document.height };
  const blank = (): Plane => Array.from({ length: canvas.width * canvas.height }, () => clear);
  const merge = (below: Plane, above: Plane, paint: Paint): Plane => below.map((p, i) => paint(p, above[i] ?? clear, i));

  const own = (layer: Layer): Plane => (layer.kind === 'group' ? siblings(blank(), layer.id) : planeOf(canvas, contentOf(layer, canvas, assets)));

  const withEffects = (below: Plane, layer: Layer, how: typeof over): Plane => {
    if (layer.kind === 'group' || layer.kind === 'fill' || (!layer.effects.shadow && !layer.effects.outline)) return below;
    return merge(below, effectsOf(contentOf(layer, canvas, assets), canvas, layer.effects), (b, s) => how(b, s, 'normal', layer.opacity));
  };

  const siblings = (start: Plane, parent: string | null): Plane => {
    const all = document.layers.filter((layer) => layer.parent === parent);
    let plane = start;
    all.forEach((layer, i) => {
      const hasBase = all.slice(0, i).some(({ clip }) => !clip);
      if (!layer.visible || (layer.clip && hasBase)) return;
      const rest = all.slice(i + 1);
      const end = rest.findIndex(({ clip }) => !clip);
      const clipped = layer.clip ? [] : rest.slice(0, end < 0 ? rest.length : end).filter(({ visible }) => visible);
      plane = withEffects(plane, layer, over);
      const piece = clipped.reduce((below, above) => merge(withEffects(below, above, atop), own(above), (b, s) => atop(b, s, above.blend, above.opacity)), own(layer));
      plane = merge(plane, piece, (b, s) => over(b, s, layer.blend, layer.opacity));
    });
    return plane;
  };

  const [r, g, b] = rgbOf(document.background ?? '#000000');
  const ground: Pixel = document.background === null ? clear : [r / 255, g / 255, b / 255, 1];
  return siblings(blank().map(() => ground), null);
}
