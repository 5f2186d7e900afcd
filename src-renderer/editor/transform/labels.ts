import type { Size } from '../../../src-preload/model/geometry';

const minus = (text: string): string => text.replace('-', '−');
const signed = (value: number): string => (value > 0 ? `+${value}` : minus(String(value)));

/** Numbers of a gesture as they stand beside the pointer; signs and units need no words. */
export const moveLabel = (dx: number, dy: number): string => `${signed(dx)}, ${signed(dy)} px`;
export const sizeLabel = ({ width, height }: Size): string => `${Math.round(width)} × ${Math.round(height)} px`;
export const angleLabel = (degrees: number): string => `${minus(String(Math.round(degrees * 10) / 10 + 0))}°`;
