import type { Size } from '../../../src-preload/model/geometry';
import type { StoredMask } from '../masks/masks';
import { sealMask } from '../masks/seal-mask';
import { indexRows, type PaintedObject } from './pixels/index-rows';
import { maskPolygons, type PolygonOptions } from './pixels/mask-polygons';
import { shapeAlpha, type MaskShape } from './pixels/shape-alpha';
import { splitPlanes, type SplitInput } from './pixels/split-planes';
import { unpackRunLengths } from './pixels/unpack-runs';

/** Loops over the pixels of annotated masks, for the raster worker. */
export const annotationJobs = {
  /** See `maskPolygons`. */
  'mask-polygons': ({ size, counts, ...options }: { readonly size: Size; readonly counts: string } & PolygonOptions): { readonly rings: readonly Float64Array<ArrayBuffer>[] } => ({
    rings: maskPolygons(size, unpackRunLengths(counts, size), options).map((ring) => Float64Array.from(ring)),
  }),
  /** See `indexRows`. */
  'index-rows': ({ size, objects }: { readonly size: Size; readonly objects: readonly PaintedObject[] }) => ({ alpha: indexRows(size, objects) }),
  /** See `splitPlanes`. */
  'split-planes': (input: SplitInput) => splitPlanes(input),
  /** See `shapeAlpha`. */
  'mask-of-shape': ({ size, shape }: { readonly size: Size; readonly shape: MaskShape }): StoredMask => sealMask(size, shapeAlpha(size, shape)),
} as const;
