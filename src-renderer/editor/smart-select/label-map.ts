import { logitsSide } from '../../../src-preload/contract/common';
import type { FoundObject } from '../../../src-preload/contract/everything';
import type { Point, Size } from '../../../src-preload/model/geometry';
import { frameOf, gridStep } from '../../../src-preload/raster/logit-grid';

/** Half-precision bits above zero: not negative, not zero. */
const isInside = (bits: number): boolean => bits > 0 && bits < 0x8000;

export interface LabelMap {
  /** Writes these into the map, each under all that are smaller. */
  add(objects: readonly FoundObject[]): void;
  reset(objects: readonly FoundObject[]): void;
  /** The smallest object at a point of the photo. */
  at(point: Point): number | undefined;
}

/** Which object is on top where, on the grid of the logits: built as objects come in, read with every move of the pointer. */
export function createLabelMap(photo: Size): LabelMap {
  const labels = new Uint32Array(logitsSide * logitsSide);
  const areas = new Float64Array(logitsSide * logitsSide).fill(Infinity);
  const step = gridStep(frameOf(photo), photo);
  const cell = (value: number, along: number): number => Math.max(0, Math.min(logitsSide - 1, Math.floor(value / along)));

  const add = (objects: readonly FoundObject[]): void => {
    for (const { id, area, box, logits } of objects) {
      const [left, right] = [cell(box.x, step.x), cell(box.x + box.width, step.x)];
      const [top, bottom] = [cell(box.y, step.y), cell(box.y + box.height, step.y)];
      for (let y = top; y <= bottom; y += 1) {
        for (let x = left; x <= right; x += 1) {
          const i = y * logitsSide + x;
          if (area >= (areas[i] ?? 0) || !isInside(logits[i] ?? 0)) continue;
          labels[i] = id;
          areas[i] = area;
        }
      }
    }
  };

  return {
    add,
    reset: (objects) => {
      labels.fill(0);
      areas.fill(Infinity);
      add(objects);
    },
    at: ({ x, y }) => {
      if (x < 0 || y < 0 || x >= photo.width || y >= photo.height) return undefined;
      const id = labels[cell(y, step.y) * logitsSide + cell(x, step.x)] ?? 0;
      return id === 0 ? undefined : id;
    },
  };
}
