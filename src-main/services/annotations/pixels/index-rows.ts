import type { Size } from '../../../../src-preload/model/geometry';
import { unpackRunLengths } from './unpack-runs';
import { eachSpan } from './run-alpha';

export interface PaintedObject {
  /** As `AnnotatedObject.counts`. */
  readonly counts: string;
  /** 1..255 */
  readonly value: number;
}

/**
 * Masks painted over each other, one byte a pixel, 0 where there is none, as rows of a PNG: a byte for the filter
 * (none), then the pixels.
 * @returns (width + 1) * height bytes
 */
export function indexRows(size: Size, objects: readonly PaintedObject[]): Uint8Array<ArrayBuffer> {
  const stride = size.width + 1;
  const rows = new Uint8Array(stride * size.height);
  for (const { counts, value } of objects) {
    eachSpan(size, unpackRunLengths(counts, size), (column, from, to) => {
      const end = to * stride;
      for (let at = from * stride + column + 1; at < end; at += stride) rows[at] = value;
    });
  }
  return rows;
}
