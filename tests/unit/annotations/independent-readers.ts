/**
 * Readers of annotation formats, written from the formats' definitions for the tests alone: they share no code with
 * what writes.
 */
import { inflateSync } from 'node:zlib';
import type { Size } from '../../../src-preload/model/geometry';
import type { Plane } from './pictures';

/** COCO's compressed run lengths (maskApi): six bits a character from 48 on, sign in the fifth bit of the last, differences from the third count on. */
export function countsFromText(text: string): number[] {
  const counts: number[] = [];
  for (let at = 0; at < text.length; ) {
    let value = 0n;
    let shift = 0n;
    for (;;) {
      const six = BigInt(text.charCodeAt(at++) - 48);
      value += (six & 31n) << shift;
      shift += 5n;
      if ((six & 32n) !== 0n) continue;
      if ((six & 16n) !== 0n) value -= 1n << shift;
      break;
    }
    counts.push(Number(value) + (counts.length > 2 ? (counts[counts.length - 2] as number) : 0));
  }
  return counts;
}

/** Column by column, beginning with the outside. */
export function planeFromCounts({ width, height }: Size, counts: readonly number[]): Plane {
  const flat = counts.flatMap((count, i) => new Array<number>(count).fill(i % 2));
  if (flat.length !== width * height) throw new Error(`${flat.length} pixels, not ${width * height}`);
  return Uint8Array.from({ length: flat.length }, (_, i) => flat[(i % width) * height + Math.floor(i / width)] as number);
}

/** Polygons fill pixels whose centres they hold, each by the even-odd rule; the mask is all of them together. */
export function planeFromPolygons({ width, height }: Size, polygons: readonly (readonly number[])[]): Plane {
  const out = new Uint8Array(width * height);
  for (const polygon of polygons) {
    for (let y = 0; y < height; y++) {
      const crossings: number[] = [];
      for (let i = 0; i < polygon.length; i += 2) {
        const [x0, y0, x1, y1] = [polygon[i], polygon[i + 1], polygon[(i + 2) % polygon.length], polygon[(i + 3) % polygon.length]] as [number, number, number, number];
        if (y0 <= y + 0.5 !== y1 <= y + 0.5) crossings.push(x0 + ((y + 0.5 - y0) / (y1 - y0)) * (x1 - x0));
      }
      crossings.sort((a, b) => a - b);
      for (let x = 0; x < width; x++) if (crossings.filter((at) => at <= x + 0.5).length % 2 === 1) out[y * width + x] = 1;
    }
  }
  return out;
}

export interface Png extends Size {
  readonly colourType: number;
  /** r, g, b of each entry. */
  readonly palette: readonly (readonly number[])[];
  /** A byte a pixel. */
  readonly pixels: Uint8Array;
}

/** PNG of one byte a pixel without filters (PNG specification, second edition). */
export function readPng(bytes: Uint8Array): Png {
  const view = Buffer.from(bytes);
  if (view.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') throw new Error('no PNG');
  const data: Buffer[] = [];
  let head = Buffer.alloc(0);
  let palette: number[][] = [];
  for (let at = 8; at < view.length; ) {
    const length = view.readUInt32BE(at);
    const type = view.toString('latin1', at + 4, at + 8);
    const body = view.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') head = body;
    if (type === 'PLTE') palette = Array.from({ length: length / 3 }, (_, i) => [...body.subarray(3 * i, 3 * i + 3)]);
    if (type === 'IDAT') data.push(body);
    at += length + 12;
  }
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  if (head[8] !== 8) throw new Error(`${String(head[8])} bits`);
  const rows = inflateSync(Buffer.concat(data));
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    if (rows[y * (width + 1)] !== 0) throw new Error('a filter');
    pixels.set(rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1)), y * width);
  }
  return { width, height, colourType: head[9] as number, palette, pixels };
}

/** Text of the elements of this name, in their order. */
export const elements = (xml: string, name: string): readonly string[] => [...xml.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g'))].map((found) => found[1] as string);

/** Class and polygon in pixels of each line of YOLO labels. */
export const yoloLines = (text: string, { width, height }: Size): readonly { readonly label: number; readonly polygon: readonly number[] }[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [label, ...rest] = line.split(' ').map(Number);
      return { label: label as number, polygon: rest.map((value, i) => value * (i % 2 === 0 ? width : height)) };
    });
