import type { Size } from '../model/geometry';

/** Side of the square of logits that SAM's prompt decoder answers with. */
export const gridSide = 256;
/** Side of the square that the photo is scaled into (long side) before it is encoded. */
export const frameSide = 1024;
const framePerGrid = frameSide / gridSide;

/** Size of the photo inside the frame. Its long side is the frame's; what lies right and below is padding. */
export function frameOf(image: Size): Size {
  const scale = frameSide / Math.max(image.width, image.height);
  const side = (length: number): number => Math.min(frameSide, Math.max(1, Math.round(length * scale)));
  return { width: side(image.width), height: side(image.height) };
}

/**
 * Image pixels per grid step, along each axis. Sample `i` of the grid sits at image coordinate `(i + 0.5) * step`
 * (the align_corners=false convention of torch and ONNX, origin at the outer corner of the first pixel).
 */
export function gridStep(frame: Size, image: Size): { readonly x: number; readonly y: number } {
  return { x: (framePerGrid * image.width) / frame.width, y: (framePerGrid * image.height) / frame.height };
}

/** Grid samples that lie inside the photo along one axis, at least 1. */
export function samplesInside(frameLength: number): number {
  return Math.min(gridSide, Math.max(1, Math.round(frameLength / framePerGrid)));
}
