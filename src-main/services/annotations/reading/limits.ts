const mebibyte = 1024 ** 2;

/** One file: COCO's own training set of 118 000 photos is 450 MB as JSON, and a string holds little more. */
export const mostFileBytes = 512 * mebibyte;
/** Files of one set. */
export const mostFiles = 1_000_000;
/** All files of a zip, unpacked. */
export const mostZipBytes = 2048 * mebibyte;
export const mostFolderDepth = 16;
/** Photos and objects that one JSON file may tell of. */
export const mostRecords = 20_000_000;
/** A document holds 2000 layers, and some should be left for other things. */
export const mostObjects = 1900;
/** Of all polygons of one photo. */
export const mostPoints = 5_000_000;
/** Polygons of one object: each is filled by itself. */
export const mostPolygons = 10_000;
/** How far beyond the photo a polygon may reach, in sides of the photo. */
export const mostReach = 1;
/** How often all polygons of one photo together may cover it, by the rectangles around them: each pixel of those is work. */
export const mostCover = 500;
