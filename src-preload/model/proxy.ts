import type { Size } from './geometry';

/** Long side of the raster that every open photo keeps in memory: enough for models and for a fitted view. */
export const proxySide = 2048;

/** Pixels of a photo's proxy a pixel of the photo, along either axis: 0..1. More than that must be decoded. */
export const proxyDensity = ({ width, height }: Size): number => Math.min(1, proxySide / Math.max(width, height));
