import type { GradientFill } from '../../../src-preload/model/fill';
import type { Size } from '../../../src-preload/model/geometry';

/** Degrees, clockwise: 0 runs to the right, 90 down. */
export function angleOf({ from, to }: GradientFill, { width, height }: Size): number {
  return (Math.atan2((to.y - from.y) * height, (to.x - from.x) * width) * 180) / Math.PI;
}

/** The line through the middle at this angle, as long as the canvas is that way, as in CSS. */
export function withAngle(fill: GradientFill, { width, height }: Size, degrees: number): GradientFill {
  const angle = (degrees * Math.PI) / 180;
  const half = (Math.abs(Math.cos(angle)) * width + Math.abs(Math.sin(angle)) * height) / 2;
  const dx = (Math.cos(angle) * half) / width;
  const dy = (Math.sin(angle) * half) / height;
  return { ...fill, from: { x: 0.5 - dx, y: 0.5 - dy }, to: { x: 0.5 + dx, y: 0.5 + dy } };
}
