import type { DocumentRecord, PlacedLayer } from '../../../src-preload/model/document';
import { applyTo, compose, determinant, rotation, scaling, translation, type Matrix } from '../../../src-preload/model/matrix';
import { contentExtent } from '../pictures/plan';

/** A transform as numbers that people know. `x` and `y` are the top left corner of the layer's content. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Degrees, clockwise, -180..180. */
  readonly angle: number;
}

/** Lengths and angle of the content's upper edge, and its height along the other; mirrored layers have the same numbers. */
export function placementOf(layer: PlacedLayer, document: DocumentRecord): Placement {
  const [a, b, c, d] = layer.transform;
  const extent = contentExtent(layer, document);
  const corner = applyTo(layer.transform, extent);
  const isMirrored = determinant(layer.transform) < 0;
  const angle = (Math.atan2(isMirrored ? -b : b, isMirrored ? -a : a) * 180) / Math.PI;
  return { x: corner.x, y: corner.y, width: extent.width * Math.hypot(a, b), height: extent.height * Math.hypot(c, d), angle: angle === -180 ? 180 : angle + 0 };
}

/** The transform with one of its numbers changed: sizes keep the top left corner, the angle keeps the middle. */
export function withPlacement(layer: PlacedLayer, document: DocumentRecord, change: Partial<Placement>): Matrix {
  const now = placementOf(layer, document);
  const extent = contentExtent(layer, document);
  let next = layer.transform;
  const across = change.width === undefined || now.width === 0 ? 1 : change.width / now.width;
  const down = change.height === undefined || now.height === 0 ? 1 : change.height / now.height;
  if (across !== 1 || down !== 1) {
    const inner = compose(translation(extent.x, extent.y), compose(scaling(across, down), translation(-extent.x, -extent.y)));
    next = compose(next, inner);
  }
  if (change.angle !== undefined && change.angle !== now.angle) {
    const centre = applyTo(next, { x: extent.x + extent.width / 2, y: extent.y + extent.height / 2 });
    const turn = compose(translation(centre.x, centre.y), compose(rotation(change.angle - now.angle), translation(-centre.x, -centre.y)));
    next = compose(turn, next);
  }
  return compose(translation(change.x === undefined ? 0 : change.x - now.x, change.y === undefined ? 0 : change.y - now.y), next);
}
