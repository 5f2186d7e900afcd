import { inflateSync } from 'node:zlib';
import { byteCursor } from './byte-cursor';
import { unpackBits } from './pack-bits';

/** How the samples of a plane are stored. */
export interface PlaneLayout {
  readonly width: number;
  readonly height: number;
  readonly depth: 8 | 16 | 32;
  readonly large: boolean;
  /** Colour of 32 bits is linear light; alpha never is. */
  readonly isColour: boolean;
}

/**
 * The first `rows` rows of PackBits data that begins with the packed lengths of `listed` rows.
 * @throws RangeError
 */
export function unpackRows(data: Uint8Array, rows: number, rowBytes: number, large: boolean, listed = rows): Uint8Array {
  const counts = byteCursor(data);
  const packed = byteCursor(data);
  packed.skip(listed * (large ? 4 : 2));
  const out = new Uint8Array(rows * rowBytes);
  for (let row = 0; row < rows; row++) {
    const length = large ? counts.uint32() : counts.uint16();
    unpackBits(packed.section(length).rest(), out.subarray(row * rowBytes, (row + 1) * rowBytes));
  }
  return out;
}

/** Undoes the horizontal differences in place; 32-bit rows are left as four planes of bytes, the highest first. */
function undoPrediction(bytes: Uint8Array, { width, height, depth }: PlaneLayout): void {
  const rowBytes = (width * depth) / 8;
  for (let row = 0; row < height; row++) {
    const from = row * rowBytes;
    if (depth === 16) {
      for (let i = from + 2; i < from + rowBytes; i += 2) {
        const sum = (((bytes[i] ?? 0) + (bytes[i - 2] ?? 0)) << 8) + (bytes[i + 1] ?? 0) + (bytes[i - 1] ?? 0);
        bytes[i] = sum >> 8;
        bytes[i + 1] = sum;
      }
    } else {
      for (let i = from + 1; i < from + rowBytes; i++) bytes[i] = (bytes[i] ?? 0) + (bytes[i - 1] ?? 0);
    }
  }
}

function joinFloatPlanes(bytes: Uint8Array, { width, height }: PlaneLayout): Uint8Array {
  const out = new Uint8Array(bytes.length);
  for (let row = 0; row < height; row++) {
    const from = row * width * 4;
    for (let x = 0; x < width; x++) {
      for (let plane = 0; plane < 4; plane++) out[from + x * 4 + plane] = bytes[from + plane * width + x] ?? 0;
    }
  }
  return out;
}

/** IEC 61966-2-1. */
const encodeSrgb = (linear: number): number => (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055);

/** Big-endian samples to 8 bits, rounded. */
export function toBytes(samples: Uint8Array, { depth, isColour }: Pick<PlaneLayout, 'depth' | 'isColour'>): Uint8Array {
  if (depth === 8) return samples;
  const view = new DataView(samples.buffer, samples.byteOffset, samples.byteLength);
  const out = new Uint8Array(samples.length / (depth / 8));
  for (let i = 0; i < out.length; i++) {
    if (depth === 16) {
      out[i] = Math.round(view.getUint16(i * 2) / 257);
      continue;
    }
    const value = view.getFloat32(i * 4);
    const inside = value > 0 ? Math.min(value, 1) : 0;
    out[i] = Math.round((isColour ? encodeSrgb(inside) : inside) * 255);
  }
  return out;
}

/**
 * One channel of a layer: 0 raw, 1 PackBits, 2 zlib, 3 zlib of differences. Nothing grows beyond the plane, whatever
 * the data unpacks to.
 * @returns `width * height` bytes
 * @throws RangeError, or what zlib throws, for data that is damaged or of another length
 */
export function decodeChannel(compression: number, data: Uint8Array, layout: PlaneLayout): Uint8Array {
  const rowBytes = (layout.width * layout.depth) / 8;
  const length = rowBytes * layout.height;
  const inflate = (): Uint8Array => {
    const bytes = inflateSync(data, { maxOutputLength: Math.max(1, length) });
    if (bytes.length !== length) throw new RangeError('compressed pixels end too early');
    return bytes;
  };
  switch (compression) {
    case 0:
      return toBytes(byteCursor(data).section(length).rest(), layout);
    case 1:
      return toBytes(unpackRows(data, layout.height, rowBytes, layout.large), layout);
    case 2:
      return toBytes(inflate(), layout);
    case 3: {
      const bytes = inflate();
      undoPrediction(bytes, layout);
      return toBytes(layout.depth === 32 ? joinFloatPlanes(bytes, layout) : bytes, layout);
    }
    default:
      throw new RangeError(`unknown compression ${compression}`);
  }
}
