import { mostLayers } from '../../../src-preload/model/document';

export { mostCanvasSide, mostLayers } from '../../../src-preload/model/document';
export { maxBytes, maxPixels } from '../images/limits';

/** All pixels and masks of a file's layers together: 2 GB as RGBA. */
export const maxLayerPixels = 500_000_000;

/** A group has a second record that ends it. */
export const maxRecords = 2 * mostLayers + 2;

/** Groups in groups. Photoshop stops at 10. */
export const maxDepth = 64;

/** Entries of an OpenRaster archive: its layers, a thumbnail, and what painting programs add to each layer. */
export const maxEntries = 4 * mostLayers;

/** The list of 2000 layers with long names stays far below. */
export const maxStackBytes = 4 * 1024 * 1024;

/** Of the thread that reads a file: its objects, not its pixels, which the other limits bound. */
export const workerHeapMegabytes = 512;
