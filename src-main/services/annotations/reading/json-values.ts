import { damaged, tooLarge } from './annotation-errors';
import { mostCover, mostPoints, mostPolygons, mostReach } from './limits';
import type { Point, Size } from '../../../../src-preload/model/geometry';
import { checkRunLengths, unpackRunLengths } from '../pixels/unpack-runs';
import type { MaskShape } from '../pixels/shape-alpha';

export type JsonRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is JsonRecord => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** @throws ClickcutError `file-unreadable` */
export function parseJson(file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw damaged(file, 'it is not JSON', cause);
  }
}

/** @throws RangeError */
export function sizeOf(value: JsonRecord): Size {
  const { width, height } = value;
  if (!isNumber(width) || !isNumber(height) || !Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw new RangeError(`a photo is ${String(width)} x ${String(height)} pixels`);
  }
  return { width, height };
}

/** `[[x, y]]` as SA-1B writes clicks; undefined for anything else. */
export function firstPoint(value: unknown): Point | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  const [x, y] = Array.isArray(first) ? (first as readonly unknown[]) : [];
  return isNumber(x) && isNumber(y) ? { x, y } : undefined;
}

export const optionalNumber = (value: unknown): number | undefined => (isNumber(value) ? value : undefined);

/** Counts the work that the polygons of one photo make. */
export interface PointBudget {
  /** @throws ClickcutError `file-unreadable` beyond the most */
  take(polygon: Float64Array, photo: Size): void;
}

/** Area of the rectangle around a polygon, in areas of the photo. */
function coverOf(polygon: Float64Array, { width, height }: Size): number {
  const low = [width, height];
  const high = [0, 0];
  const sides = [width, height];
  polygon.forEach((value, i) => {
    const at = Math.min(sides[i & 1] ?? 0, Math.max(0, value));
    low[i & 1] = Math.min(low[i & 1] ?? 0, at);
    high[i & 1] = Math.max(high[i & 1] ?? 0, at);
  });
  return (((high[0] ?? 0) - (low[0] ?? 0)) * ((high[1] ?? 0) - (low[1] ?? 0))) / (width * height);
}

export function pointBudget(file: string, photo: string): PointBudget {
  let points = 0;
  let cover = 0;
  return {
    take: (polygon, size) => {
      points += polygon.length / 2;
      cover += coverOf(polygon, size);
      if (points > mostPoints) throw tooLarge(file, `the polygons of '${photo}' have more than ${mostPoints} points`);
      if (cover > mostCover) throw tooLarge(file, `the polygons of '${photo}' cover it more than ${mostCover} times`);
    },
  };
}

/** One polygon. @throws RangeError for fewer than three points, and for places far outside the photo */
export function polygonFrom(values: readonly unknown[], photo: Size, budget: PointBudget): Float64Array {
  const { width, height } = photo;
  if (values.length < 6 || values.length % 2 !== 0) throw new RangeError(`a polygon has ${values.length} coordinates`);
  const inReach = (value: unknown, side: number): value is number => isNumber(value) && value >= -mostReach * side && value <= (1 + mostReach) * side;
  const polygon = Float64Array.from(values, (value, i) => {
    if (!inReach(value, i % 2 === 0 ? width : height)) throw new RangeError(`a polygon has the coordinate ${String(value)}`);
    return value;
  });
  budget.take(polygon, photo);
  return polygon;
}

/** A segmentation as COCO has them; undefined where there is none. @throws RangeError */
export function segmentationFrom(value: unknown, size: Size, budget: PointBudget): MaskShape | undefined {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  if (Array.isArray(value)) {
    if (value.length > mostPolygons) throw new RangeError(`it has ${value.length} polygons, the most is ${mostPolygons}`);
    const polygons = value.map((polygon: unknown) => {
      if (!Array.isArray(polygon)) throw new RangeError('a polygon is no list of numbers');
      return polygonFrom(polygon, size, budget);
    });
    return { kind: 'polygons', polygons };
  }
  if (!isRecord(value)) throw new RangeError('its segmentation is neither polygons nor run lengths');
  const { size: said, counts } = value;
  const [height, width] = Array.isArray(said) ? (said as readonly unknown[]) : [];
  if (height !== size.height || width !== size.width) throw new RangeError(`its run lengths are for ${String(width)} x ${String(height)} pixels, the photo has ${size.width} x ${size.height}`);
  if (typeof counts === 'string') return { kind: 'runs', runs: unpackRunLengths(counts, size) };
  if (Array.isArray(counts)) return { kind: 'runs', runs: checkRunLengths(counts, size) };
  throw new RangeError('its run lengths are missing');
}
