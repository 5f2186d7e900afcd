import { intersect, type Rect, type Size } from '../../../src-preload/model/geometry';
import type { CroppedAlpha } from '../../../src-preload/raster/bounds';
import { placeAlpha } from '../../../src-preload/raster/combine-alpha';
import { edgeReach } from '../../../src-preload/raster/matting/shape-edge';
import type { WorkSignals } from '../../../src-preload/raster/matting/signals';
import { scaleRegion } from '../masks/scale-region';
import { grow, wholePixels } from '../render/rects';
import { enlargeAlpha } from './enlarge-alpha';
import { findEdgeSoon } from './preview-edge';
import { levelOf } from './refine-plan';
import { cleaned, cleanedPlane, cleaningKey, edged, planeAt, shaped, type RefineWork } from './refine-stages';
import { createRemembered } from './remembered';
import type { SharedAlpha } from './shared-pixels';

export interface PreviewInput extends RefineWork {
  /** In photo pixels; may have fractions and lie outside. */
  readonly region: Rect;
  readonly view: Size;
}

/** What one thread keeps of a few selections, at a few places. */
const kept = { cleaned: 2, planes: 4, edges: 6 } as const;

const scaled = ({ x, y, width, height }: Rect, step: number): Rect => ({ x: x / step, y: y / step, width: width / step, height: height / step });

interface Plane {
  readonly bounds: Rect;
  readonly alpha: Uint8Array;
}

/** The squares that the level leaves out at the photo's right and lower border go on as the last ones that it has. */
function upToBorder({ bounds: area, alpha }: Plane, step: number, image: Size): Plane {
  const isOpen = (end: number, length: number): boolean => end === Math.floor(length / step) && end * step < length;
  const width = area.width + (isOpen(area.x + area.width, image.width) ? 1 : 0);
  const height = area.height + (isOpen(area.y + area.height, image.height) ? 1 : 0);
  if (width === area.width && height === area.height) return { bounds: area, alpha };
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = Math.min(y, area.height - 1) * area.width;
    out.set(alpha.subarray(from, from + area.width), y * width);
    if (width > area.width) out[y * width + area.width] = alpha[from + area.width - 1] as number;
  }
  return { bounds: { ...area, width, height }, alpha: out };
}

/** Clears what lies outside the photo. */
function clipToPhoto(alpha: Uint8Array, region: Rect, view: Size, image: Size): void {
  const isOutside = (i: number, from: number, extent: number, outputs: number, length: number): boolean => from + ((i + 0.5) * extent) / outputs >= length;
  for (let y = 0; y < view.height; y++) {
    const row = y * view.width;
    if (isOutside(y, region.y, region.height, view.height, image.height)) {
      alpha.fill(0, row, row + view.width);
      continue;
    }
    for (let x = view.width - 1; x >= 0 && isOutside(x, region.x, region.width, view.width, image.width); x--) alpha[row + x] = 0;
  }
}

/** What lies in a rectangle of the level. */
function cropped(alpha: CroppedAlpha, within: Rect): CroppedAlpha {
  const bounds = intersect(alpha.bounds, wholePixels(within));
  const isWhole = bounds.width === alpha.bounds.width && bounds.height === alpha.bounds.height;
  if (isWhole) return alpha;
  return { ...alpha, bounds, alpha: placeAlpha(alpha, bounds) };
}

/** The level as the view shows it: averaged where it is made smaller, smooth where it is enlarged. */
function shown(plane: Plane, step: number, image: Size, region: Rect, view: Size): Uint8Array<ArrayBuffer> {
  const part = scaled(region, step);
  if (part.width >= view.width || part.height >= view.height) return scaleRegion(upToBorder(plane, step, image), part, view);
  return enlargeAlpha(plane, levelOf(image, step), part, view);
}

interface KeyedPlane {
  /** Equal for equal planes, whatever was done to get there. */
  readonly key: string;
  readonly plane: Uint8Array<ArrayBuffer>;
}

/** Whether all of the selection lies in what is computed: pieces and holes can be told there as well, at the level. */
function holds({ source: { bounds }, area, step, image }: PreviewInput): boolean {
  const level = levelOf(image, step);
  const reaches = (from: number, length: number, start: number, end: number, most: number): boolean => from >= start * step && (from + length <= end * step || end === most);
  return reaches(bounds.x, bounds.width, area.x, area.x + area.width, level.width) && reaches(bounds.y, bounds.height, area.y, area.y + area.height, level.height);
}

/** Previews of one thread: what earlier ones have found out is used again, as far as their inputs are the same. */
export function createPreviewStages(): (input: PreviewInput, signals?: WorkSignals) => { readonly alpha: Uint8Array<ArrayBuffer> } {
  const clean = createRemembered<SharedAlpha>(kept.cleaned);
  const planes = createRemembered<KeyedPlane>(kept.planes);
  const edges = createRemembered<CroppedAlpha>(kept.edges);

  const planeOf = (input: PreviewInput): KeyedPlane => {
    const { source, step, area } = input;
    const place = [step, area.x, area.y, area.width, area.height].join();
    const at = (alpha: SharedAlpha): KeyedPlane => {
      const key = `${alpha.key} ${place}`;
      return planes.get(key, () => ({ key, plane: planeAt(alpha, input) }));
    };
    const change = cleaningKey(input);
    if (change === undefined) return at(source);
    if (step === 1 || !holds(input)) return at(clean.get(`${source.key} ${change}`, () => cleaned(input)));
    const raw = at(source);
    const key = `${raw.key} ${change}`;
    return planes.get(key, () => {
      const plane = cleanedPlane(raw.plane, input);
      return plane === raw.plane ? raw : { key, plane };
    });
  };

  return (input, signals = {}) => {
    const { hair, settings, step, photo, image, sourceArea, uncertainty, region, view } = input;
    const { edge, band } = settings;
    const { key, plane } = planeOf(input);
    const looks = photo ? [photo.key, hair?.key, edge, band, sourceArea, uncertainty] : [];
    const found = edges.get([key, ...looks].join(), () => edged(plane, input, signals, findEdgeSoon));
    const seen = cropped(found, grow(scaled(region, step), edgeReach(settings, 1 / step) + 1));
    const out = shown(shaped(seen, input), step, image, region, view);
    clipToPhoto(out, region, view, image);
    return { alpha: out };
  };
}
