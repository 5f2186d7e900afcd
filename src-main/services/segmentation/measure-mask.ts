import type { Rect, Size } from '../../../src-preload/model/geometry';
import { gridSide, samplesInside } from '../../../src-preload/raster/logit-grid';
import type { DecoderPoint } from '../../inference/inference';

/** What can be told of a low-resolution mask without knowing the object. Shares run from 0 to 1. */
export interface MaskMeasures {
  /**
   * IoU of the masks at logits +1 and -1: near 1 where the edge is sharp, low where the model has not decided. From
   * SAM's automatic mask generator (Kirillov et al. 2023, appendix B).
   */
  readonly stability: number;
  /** Share of the photo's border inside the mask. Grounds and skies have much of it, objects little. */
  readonly border: number;
  /** IoU with the previous mask; 1 when there is none. */
  readonly agreement: number;
  /** Positive clicks outside plus negative clicks inside. */
  readonly contradictions: number;
  /** Share of the mask that lies outside the box; 0 without one. */
  readonly beyondBox: number;
}

export interface MeasureContext {
  readonly frame: Size;
  readonly points: readonly DecoderPoint[];
  readonly previous?: Float32Array | undefined;
}

const framePerGrid = 4;

function boxOf(points: readonly DecoderPoint[]): Rect | undefined {
  const from = points.find((p) => p.label === 2);
  const to = points.find((p) => p.label === 3);
  return from && to && { x: from.x, y: from.y, width: to.x - from.x, height: to.y - from.y };
}

/** Nearest sample to a point of the frame; SAM's points count from pixel centres, hence the half pixel. */
function sampleAt(logits: Float32Array, { x, y }: DecoderPoint, columns: number, rows: number): number {
  const near = (at: number, count: number): number => Math.min(count - 1, Math.max(0, Math.round((at + 0.5) / framePerGrid - 0.5)));
  return logits[near(y, rows) * gridSide + near(x, columns)] ?? 0;
}

/** @param logits f32 [256*256] over the 1024x1024 frame; only the part inside the photo is looked at */
export function measureMask(logits: Float32Array, { frame, points, previous }: MeasureContext): MaskMeasures {
  const columns = samplesInside(frame.width);
  const rows = samplesInside(frame.height);
  const box = boxOf(points);
  let inside = 0;
  let surely = 0;
  let maybe = 0;
  let onBorder = 0;
  let shared = 0;
  let either = 0;
  let beyond = 0;
  for (let row = 0; row < rows; row++) {
    const y = (row + 0.5) * framePerGrid;
    const isOutsideRows = box !== undefined && (y < box.y || y > box.y + box.height);
    const isEndRow = row === 0 || row === rows - 1;
    for (let column = 0; column < columns; column++) {
      const k = row * gridSide + column;
      const logit = logits[k] ?? 0;
      if (logit > -1) maybe++;
      if (logit > 1) surely++;
      const was = previous !== undefined && (previous[k] ?? 0) > 0;
      if (logit > 0) {
        inside++;
        if (was) shared++;
        if (isEndRow || column === 0 || column === columns - 1) onBorder++;
        const x = (column + 0.5) * framePerGrid;
        if (box && (isOutsideRows || x < box.x || x > box.x + box.width)) beyond++;
      }
      if (was || logit > 0) either++;
    }
  }
  const contradictions = points.filter(
    (p) => p.label <= 1 && sampleAt(logits, p, columns, rows) > 0 !== (p.label === 1),
  ).length;
  return {
    stability: maybe === 0 ? 0 : surely / maybe,
    border: onBorder / Math.max(1, 2 * (columns + rows) - 4),
    agreement: previous === undefined || either === 0 ? 1 : shared / either,
    contradictions,
    beyondBox: inside === 0 ? 0 : beyond / inside,
  };
}
