import type { Rect } from '../../../../src-preload/model/geometry';
import type { Raster } from '../../../../src-preload/raster/raster';

/** Border between objects, and what nobody should learn from. */
const ignored = 255;

export interface SplitObject {
  /** Its value in the picture of objects. */
  readonly index: number;
  /** The value in the picture of classes where the object begins; 0 when there is none. */
  readonly classIndex: number;
  readonly runs: Uint32Array<ArrayBuffer>;
  readonly area: number;
  readonly bounds: Rect;
}

export interface SplitInput {
  /** Grey: its values are the numbers. Else its colours are looked up. */
  readonly objects: Raster;
  readonly classes?: Raster | undefined;
  /** 0xrrggbb of each number. */
  readonly objectColours: readonly number[];
  readonly classColours: readonly number[];
}

/** Number of each pixel; -1 for a colour that is none of the palette's. */
function indexer({ data, channels }: Raster, colours: readonly number[]): (pixel: number) => number {
  if (channels === 1) return (pixel) => data[pixel] as number;
  const numbers = new Map(colours.map((colour, index) => [colour, index] as const).reverse());
  let lastColour = -1;
  let last = -1;
  return (pixel) => {
    const at = pixel * channels;
    const colour = ((data[at] as number) << 16) | ((data[at + 1] as number) << 8) | (data[at + 2] as number);
    if (colour !== lastColour) [lastColour, last] = [colour, numbers.get(colour) ?? -1];
    return last;
  };
}

interface Growing {
  readonly runs: number[];
  end: number;
  area: number;
  classIndex: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * Takes a picture in which each pixel tells its object (Pascal VOC's SegmentationObject) apart into masks.
 * @returns objects by their numbers; `strayColour` is 0xrrggbb of a pixel that no number belongs to, -1 when there is none
 */
export function splitPlanes({ objects, classes, objectColours, classColours }: SplitInput): { readonly objects: readonly SplitObject[]; readonly strayColour: number } {
  const { width, height } = objects;
  const objectAt = indexer(objects, objectColours);
  const classAt = classes ? indexer(classes, classColours) : () => 0;
  const found = new Map<number, Growing>();
  const stray = (raster: Raster, pixel: number): number => {
    const at = pixel * raster.channels;
    return ((raster.data[at] as number) << 16) | ((raster.data[at + 1] as number) << 8) | (raster.data[at + 2] as number);
  };

  const close = (value: number, from: number, to: number): void => {
    let object = found.get(value);
    if (!object) {
      object = { runs: [], end: 0, area: 0, classIndex: 0, left: width, right: 0, top: height, bottom: 0 };
      found.set(value, object);
    }
    object.runs.push(from - object.end, to - from);
    object.end = to;
    object.area += to - from;
    const [first, last] = [Math.floor(from / height), Math.floor((to - 1) / height)];
    object.left = Math.min(object.left, first);
    object.right = Math.max(object.right, last + 1);
    object.top = Math.min(object.top, first === last ? from - first * height : 0);
    object.bottom = Math.max(object.bottom, first === last ? to - first * height : height);
    if (object.classIndex === 0 || object.classIndex === ignored) object.classIndex = Math.max(0, classAt((from - first * height) * width + first));
  };

  let value = 0;
  let from = 0;
  for (let column = 0, at = 0; column < width; column++) {
    for (let row = 0, pixel = column; row < height; row++, at++, pixel += width) {
      const here = objectAt(pixel);
      if (here === value) continue;
      if (here < 0) return { objects: [], strayColour: stray(objects, pixel) };
      if (value !== 0 && value !== ignored) close(value, from, at);
      value = here;
      from = at;
    }
  }
  const all = width * height;
  if (value !== 0 && value !== ignored) close(value, from, all);
  return {
    strayColour: -1,
    objects: [...found].toSorted(([a], [b]) => a - b).map(([index, object]) => ({
      index,
      classIndex: object.classIndex,
      runs: Uint32Array.from([...object.runs, ...(object.end < all ? [all - object.end] : [])]),
      area: object.area,
      bounds: { x: object.left, y: object.top, width: object.right - object.left, height: object.bottom - object.top },
    })),
  };
}
