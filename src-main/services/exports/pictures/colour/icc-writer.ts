/** CIE xy of a colour. */
type Chromaticity = readonly [x: number, y: number];
type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

export interface RgbSpace {
  readonly description: string;
  readonly red: Chromaticity;
  readonly green: Chromaticity;
  readonly blue: Chromaticity;
  readonly white: Chromaticity;
  /** A power, or the two-part curve of IEC 61966-2-1. */
  readonly transfer: { readonly kind: 'power'; readonly gamma: number } | { readonly kind: 'srgb' };
}

const d50: Triple = [0.9642, 1, 0.8249];
/** Lam's cone responses, as ICC.1:2022 annex E uses them ("linear Bradford"). */
const bradford: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];

const apply = (m: Matrix, [x, y, z]: Triple): Triple => {
  const row = (r: Triple): number => r[0] * x + r[1] * y + r[2] * z;
  return [row(m[0]), row(m[1]), row(m[2])];
};

const transpose = ([a, b, c]: Matrix): Matrix => [
  [a[0], b[0], c[0]],
  [a[1], b[1], c[1]],
  [a[2], b[2], c[2]],
];

const multiply = (a: Matrix, b: Matrix): Matrix => {
  const [x, y, z] = transpose(b);
  return transpose([apply(a, x), apply(a, y), apply(a, z)]);
};

function invert([[a, b, c], [d, e, f], [g, h, i]]: Matrix): Matrix {
  const det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  return [
    [(e * i - f * h) / det, (c * h - b * i) / det, (b * f - c * e) / det],
    [(f * g - d * i) / det, (a * i - c * g) / det, (c * d - a * f) / det],
    [(d * h - e * g) / det, (b * g - a * h) / det, (a * e - b * d) / det],
  ];
}

const xyzOf = ([x, y]: Chromaticity): Triple => [x / y, 1, (1 - x - y) / y];
const diagonal = ([a, b, c]: Triple): Matrix => [
  [a, 0, 0],
  [0, b, 0],
  [0, 0, c],
];

function adaptation(white: Triple): Matrix {
  const [from, to] = [apply(bradford, white), apply(bradford, d50)];
  return multiply(invert(bradford), multiply(diagonal([to[0] / from[0], to[1] / from[1], to[2] / from[2]]), bradford));
}

/** Linear RGB to XYZ under the space's own white: the primaries, scaled so that equal parts of them are the white. */
function toXyz({ red, green, blue, white }: RgbSpace): Matrix {
  const primaries = transpose([xyzOf(red), xyzOf(green), xyzOf(blue)]);
  return multiply(primaries, diagonal(apply(invert(primaries), xyzOf(white))));
}

const padded = (data: Buffer): Buffer => Buffer.concat([data, Buffer.alloc(-data.length & 3)]);
const fixed = (values: readonly number[]): Buffer => {
  const out = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => out.writeInt32BE(Math.round(value * 65_536), i * 4));
  return out;
};
const element = (type: string, data: Buffer): Buffer => padded(Buffer.concat([Buffer.from(`${type}\0\0\0\0`, 'latin1'), data]));
const u32 = (value: number): Buffer => {
  const out = Buffer.alloc(4);
  out.writeUInt32BE(value);
  return out;
};

/** textDescriptionType of version 2: ASCII, and empty Unicode and Macintosh texts. */
const oldDescription = (text: string): Buffer => element('desc', Buffer.concat([u32(text.length + 1), Buffer.from(`${text}\0`, 'latin1'), Buffer.alloc(8 + 3 + 67)]));
const localized = (text: string): Buffer => {
  const utf16 = Buffer.from(text, 'utf16le').swap16();
  return element('mluc', Buffer.concat([u32(1), u32(12), Buffer.from('enUS', 'latin1'), u32(utf16.length), u32(28), utf16]));
};

function curve(transfer: RgbSpace['transfer']): Buffer {
  // One entry of a 'curv' is a power in steps of 1/256: what version 2 has for it.
  if (transfer.kind === 'power') return element('curv', Buffer.concat([u32(1), u32(Math.round(transfer.gamma * 256)).subarray(2)]));
  return element('para', Buffer.concat([Buffer.from([0, 3, 0, 0]), fixed([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045])]));
}

function assemble(version: 2 | 4, tags: readonly (readonly [string, Buffer])[]): Buffer {
  const bodies = [...new Set(tags.map(([, body]) => body))];
  const start = 128 + 4 + 12 * tags.length;
  const offsetOf = (body: Buffer): number => start + bodies.slice(0, bodies.indexOf(body)).reduce((sum, { length }) => sum + length, 0);
  const table = tags.map(([name, body]) => Buffer.concat([Buffer.from(name, 'latin1'), u32(offsetOf(body)), u32(body.length)]));
  const header = Buffer.alloc(128);
  header.writeUInt8(version, 8);
  header.writeUInt8(version === 2 ? 0x10 : 0x40, 9);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  // A date is asked for; the same profile always has the same bytes.
  [2020, 1, 1].forEach((value, i) => header.writeUInt16BE(value, 24 + i * 2));
  header.write('acsp', 36, 'latin1');
  fixed(d50).copy(header, 68);
  const out = Buffer.concat([header, u32(tags.length), ...table, ...bodies]);
  out.writeUInt32BE(out.length, 0);
  return out;
}

/**
 * A display profile of three primaries and one curve: ICC.1:2001 (version 2) for a power, ICC.1:2022 (version 4) for
 * the sRGB curve, which version 2 could only tabulate. The same space gives the same bytes.
 * Colorants are adapted to D50 by the linear Bradford transform.
 */
export function writeIcc(space: RgbSpace): Uint8Array<ArrayBuffer> {
  const version = space.transfer.kind === 'power' ? 2 : 4;
  const white = xyzOf(space.white);
  const chad = adaptation(white);
  const [red, green, blue] = transpose(multiply(chad, toXyz(space)));
  const trc = curve(space.transfer);
  const copyright = 'No copyright, use freely';
  const xyz = (value: Triple): Buffer => element('XYZ ', fixed(value));
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', version === 2 ? oldDescription(space.description) : localized(space.description)],
    ['cprt', version === 2 ? element('text', Buffer.from(`${copyright}\0`, 'latin1')) : localized(copyright)],
    ['wtpt', xyz(version === 2 ? white : d50)],
    ...(version === 2 ? [] : ([['chad', element('sf32', fixed(chad.flat()))]] as const)),
    ['rXYZ', xyz(red)],
    ['gXYZ', xyz(green)],
    ['bXYZ', xyz(blue)],
    ['rTRC', trc],
    ['gTRC', trc],
    ['bTRC', trc],
  ];
  return new Uint8Array(assemble(version, tags));
}
