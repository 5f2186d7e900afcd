import { iccDescription } from '../../images/icc-description';
import type { ByteCursor } from './byte-cursor';

const iccResource = 1039;
const headerBytes = 128;

const isRgb = (icc: Uint8Array): boolean => icc.length >= headerBytes && Buffer.from(icc.subarray(16, 20)).toString('latin1') === 'RGB ';

/** The RGB profile among a file's image resources; none when it is an sRGB one, which is what untagged pixels are. A copy. */
export function iccProfile(resources: ByteCursor): Uint8Array | undefined {
  while (resources.left() >= 12) {
    resources.skip(4);
    const id = resources.uint16();
    const nameLength = resources.section(1).rest()[0] ?? 0;
    resources.skip(nameLength + ((nameLength + 1) % 2));
    const length = resources.uint32();
    const data = resources.section(length).rest();
    if (id === iccResource) return isRgb(data) && !/sRGB/i.test(iccDescription(data) ?? '') ? new Uint8Array(data) : undefined;
    if (length % 2 === 1 && resources.left() > 0) resources.skip(1);
  }
  return undefined;
}
