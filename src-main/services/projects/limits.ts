import { maxBytes, maxPixels } from '../images/limits';

const mebibyte = 1024 ** 2;
const gibibyte = 1024 ** 3;

/** Beyond 4 GiB a zip needs its 64-bit form, which is not read; half of that leaves no offset in doubt. */
export const mostFileBytes = gibibyte;

/** 2000 layers with an image, two masks and two sets of logits each make 10 000; a document may hold a few unused photos more. */
export const mostEntries = 12_000;

/** 12 000 entries of 46 bytes and the longest name take 1.4 MB; the rest is for other zip tools' extra fields. */
export const mostDirectoryBytes = 4 * mebibyte;

/** 2000 layers of 5000 letters take 20 MB in UTF-8 at two bytes each; JSON of this size parses in a fraction of a second. */
export const mostDocumentBytes = 32 * mebibyte;

/** The record's own nesting is nine deep. */
export const mostJsonDepth = 32;

/** Pictures of a few hundred pixels a side stay far below. */
export const mostThumbnailBytes = 4 * mebibyte;

/** A photo opens up to this size. */
export const mostImageBytes = maxBytes;

/** Size and bounds, then one byte for each pixel of the largest photo. */
export const mostMaskBytes = 24 + maxPixels;

/** What the engine holds of masks at most. */
export const mostMaskBytesTogether = gibibyte;

/** 256 x 256 halves. */
export const logitsBytes = 131_072;

/** Photos as large as the file, and the masks. */
export const mostBytesTogether = mostFileBytes + mostMaskBytesTogether;

/** Deflate cannot do better: 258 bytes from two bits. An entry that claims more lies about its size. */
export const mostCompression = 1032;
