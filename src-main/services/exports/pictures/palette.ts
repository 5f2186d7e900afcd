import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { throwIfAborted } from '../../../../src-preload/contract/errors';
import { pngChunk, pngSignature } from '../png-parts';

const pack = promisify(deflate);
const unpack = promisify(inflate);

/** About a millisecond of look-ups. */
const slice = 1 << 19;

interface Chunk {
  readonly name: string;
  readonly data: Buffer;
}

function chunksOf(file: Uint8Array): readonly Chunk[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const out: Chunk[] = [];
  for (let at = pngSignature.length; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    out.push({ name: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)) });
  }
  return out;
}

type Colour = readonly [r: number, g: number, b: number, a: number];

interface Cluster {
  /** Premultiplied, so that colours that cannot be seen weigh nothing. */
  readonly mean: Colour;
  readonly pixels: number;
  readonly members: readonly number[];
}

/** Ward's criterion: by how much the squared error grows when two clusters become one. */
function cost(a: Cluster, b: Cluster): number {
  const distance = a.mean.reduce((sum, v, i) => sum + (v - (b.mean[i] ?? 0)) ** 2, 0);
  return (distance * a.pixels * b.pixels) / (a.pixels + b.pixels);
}

function merged(a: Cluster, b: Cluster): Cluster {
  const pixels = a.pixels + b.pixels;
  const mix = (i: 0 | 1 | 2 | 3): number => (a.mean[i] * a.pixels + b.mean[i] * b.pixels) / pixels;
  return { mean: [mix(0), mix(1), mix(2), mix(3)], pixels, members: [...a.members, ...b.members] };
}

/** Merges the two that cost least until `most` are left (J. H. Ward, 1963). */
function reduce(clusters: readonly Cluster[], most: number): readonly Cluster[] {
  const left = [...clusters];
  while (left.length > most) {
    let best = { first: 0, second: 1, cost: Infinity };
    for (let second = 1; second < left.length; second++) {
      for (let first = 0; first < second; first++) {
        const here = cost(left[first] as Cluster, left[second] as Cluster);
        if (here < best.cost) best = { first, second, cost: here };
      }
    }
    left[best.first] = merged(left[best.first] as Cluster, left[best.second] as Cluster);
    left.splice(best.second, 1);
  }
  return left;
}

const straight = ([r, g, b, a]: Colour): Colour => {
  const of = (v: number): number => (a < 0.5 ? 0 : Math.min(255, Math.round((v * 255) / a)));
  return [of(r), of(g), of(b), Math.round(a)];
};

async function inSlices(length: number, work: (from: number, to: number) => void, signal: AbortSignal | undefined): Promise<void> {
  for (let from = 0; from < length; from += slice) {
    throwIfAborted(signal);
    work(from, Math.min(length, from + slice));
    await setImmediate();
  }
}

/**
 * A PNG with a palette of at most `most` colours, from one with more: libvips knows palettes of 2, 4, 16 and 256 alone.
 * Colours are merged where it is seen least; a picture with few enough stays exact. What is fully transparent has no
 * colour afterwards.
 * @param file 8-bit indices without a filter, as libvips writes them
 * @throws ClickcutError `cancelled`
 */
export async function withFewerColours(file: Uint8Array, most: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const chunks = chunksOf(file);
  const find = (name: string): Buffer => chunks.find((chunk) => chunk.name === name)?.data ?? Buffer.alloc(0);
  const header = find('IHDR');
  const [width, colours, alphas] = [header.readUInt32BE(0), find('PLTE'), find('tRNS')];
  const rows = await unpack(Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data)));
  const stride = width + 1;
  const counts = new Uint32Array(256);
  const count = (from: number, to: number): void => {
    for (let i = from; i < to; i++) if (i % stride > 0) counts[rows[i] ?? 0] = (counts[rows[i] ?? 0] ?? 0) + 1;
  };
  await inSlices(rows.length, count, signal);
  const clusters = Array.from({ length: colours.length / 3 }, (_, i): Cluster => {
    const a = alphas[i] ?? 255;
    const of = (c: number): number => ((colours[i * 3 + c] ?? 0) * a) / 255;
    return { mean: [of(0), of(1), of(2), a], pixels: counts[i] ?? 0, members: [i] };
  }).filter(({ pixels }) => pixels > 0);
  // Opaque entries last: alphas are only told of those before.
  const palette = [...reduce(clusters, most)].map((cluster) => ({ ...cluster, colour: straight(cluster.mean) })).sort((a, b) => a.colour[3] - b.colour[3]);
  const place = new Uint8Array(256);
  palette.forEach(({ members }, i) => members.forEach((member) => (place[member] = i)));
  const map = (from: number, to: number): void => {
    for (let i = from; i < to; i++) if (i % stride > 0) rows[i] = place[rows[i] ?? 0] ?? 0;
  };
  await inSlices(rows.length, map, signal);
  const soft = palette.filter(({ colour }) => colour[3] < 255).map(({ colour }) => colour[3]);
  return new Uint8Array(
    Buffer.concat([
      pngSignature,
      pngChunk('IHDR', header),
      pngChunk('PLTE', Buffer.from(palette.flatMap(({ colour }) => colour.slice(0, 3)))),
      ...(soft.length > 0 ? [pngChunk('tRNS', Buffer.from(soft))] : []),
      pngChunk('IDAT', await pack(rows, { level: 6 })),
      pngChunk('IEND', Buffer.alloc(0)),
    ]),
  );
}
