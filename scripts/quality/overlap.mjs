/**
 * Intersection over union of two masks; 1 when both are empty.
 * @param {Uint8Array} a not 0 inside
 * @param {Uint8Array} b of the same length
 */
export function overlap(a, b) {
  let both = 0;
  let either = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i] && b[i]) both++;
    if (a[i] || b[i]) either++;
  }
  return either === 0 ? 1 : both / either;
}
