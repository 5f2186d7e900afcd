const mostTags = 200;
const matrixTags = ['rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'];

function tagsOf(icc: Buffer): ReadonlySet<string> {
  const count = Math.min(icc.readUInt32BE(128), mostTags);
  const names = new Set<string>();
  for (let at = 132; at < 132 + count * 12; at += 12) {
    if (icc.readUInt32BE(at + 4) + icc.readUInt32BE(at + 8) <= icc.length) names.add(icc.toString('latin1', at, at + 4));
  }
  return names;
}

/**
 * Whether a profile is one for RGB pixels that pictures can be brought into as well as out of: three primaries with
 * curves, or tables for both ways. Profiles of greys, of inks and of scanners that only know one way are none.
 * Never throws, whatever the bytes are.
 */
export function isRgbProfile(profile: Uint8Array): boolean {
  const icc = Buffer.from(profile.buffer, profile.byteOffset, profile.byteLength);
  try {
    if (icc.toString('latin1', 36, 40) !== 'acsp' || icc.toString('latin1', 16, 20) !== 'RGB ') return false;
    const tags = tagsOf(icc);
    return matrixTags.every((name) => tags.has(name)) || (tags.has('A2B0') && tags.has('B2A0'));
  } catch {
    return false;
  }
}
