/**
 * IEEE 754 half precision as raw bits. Both directions are driven by small tables, after J. van der Zijp, "Fast
 * Half Float Conversions" (2008), with rounding to nearest even added where that paper truncates.
 */
let widened: Float32Array | undefined;

function wideningTable(): Float32Array {
  if (widened) return widened;
  const table = new Float32Array(65536);
  for (let bits = 0; bits < 65536; bits++) {
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    let value: number;
    if (exponent === 0) value = fraction * 2 ** -24;
    else if (exponent === 31) value = fraction === 0 ? Infinity : NaN;
    else value = (1 + fraction / 1024) * 2 ** (exponent - 15);
    table[bits] = bits & 0x8000 ? -value : value;
  }
  return (widened = table);
}

/**
 * Half bits to numbers, exactly.
 * @param into receives the numbers when given; must be as long as `bits`
 */
export function halfToFloat(bits: Uint16Array, into: Float32Array = new Float32Array(bits.length)): Float32Array {
  if (into.length !== bits.length) throw new RangeError('the target must be as long as the source');
  const table = wideningTable();
  for (let i = 0; i < bits.length; i++) into[i] = table[bits[i] as number] as number;
  return into;
}

/** By the upper nine bits of a single (sign, exponent): the half that a zero fraction gives, the shift, the hidden bit. */
interface NarrowingTables {
  readonly base: Uint16Array;
  readonly shift: Uint8Array;
  readonly hidden: Uint32Array;
}
let narrowing: NarrowingTables | undefined;

function narrowingTables(): NarrowingTables {
  if (narrowing) return narrowing;
  const base = new Uint16Array(512);
  const shift = new Uint8Array(512);
  const hidden = new Uint32Array(512);
  for (let index = 0; index < 512; index++) {
    const sign = index & 256 ? 0x8000 : 0;
    const exponent = (index & 255) - 127;
    if (exponent > 15) {
      // Too large: infinity, and the fraction of a number must not round it on. Shift 31 keeps it away.
      base[index] = sign | 0x7c00;
      shift[index] = 31;
    } else if (exponent >= -14) {
      base[index] = sign | ((exponent + 15) << 10);
      shift[index] = 13;
    } else if (exponent >= -25) {
      base[index] = sign;
      shift[index] = -exponent - 1;
      hidden[index] = 0x800000;
    } else {
      base[index] = sign;
      shift[index] = 31;
    }
  }
  return (narrowing = { base, shift, hidden });
}

/** Numbers to half bits, rounded to nearest, ties to even; beyond the range to infinity; NaN stays NaN. */
export function floatToHalf(values: Float32Array): Uint16Array {
  const { base, shift, hidden } = narrowingTables();
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const bits = new Uint16Array(values.length);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as number;
    const index = word >>> 23;
    const fraction = (word & 0x7fffff) | (hidden[index] as number);
    if ((index & 255) === 255 && fraction !== 0) {
      bits[i] = (base[index] as number) | 0x200;
      continue;
    }
    const s = shift[index] as number;
    const kept = fraction >>> s;
    const rest = fraction & ((1 << s) - 1);
    const middle = 1 << (s - 1);
    const half = (base[index] as number) + kept;
    bits[i] = rest > middle || (rest === middle && (half & 1) === 1) ? half + 1 : half;
  }
  return bits;
}
