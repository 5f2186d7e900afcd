/**
 * The product's matting with the set's own trimap, so that nothing but the edge is measured.
 *
 * @callback MatteGivenTrimap
 * @param {import('../../src-main/app/image-handle').ClickcutImage} image the open photo
 * @param {Uint8Array} trimap width * height, 0 outside, 128 unknown, 255 inside
 * @returns {Promise<Uint8Array | undefined>} alpha, width * height
 */

/** @type {MatteGivenTrimap} */
export const matteGivenTrimap = (image, trimap) => image.matte(trimap);
