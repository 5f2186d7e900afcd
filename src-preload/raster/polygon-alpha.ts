import type { Point, Size } from '../model/geometry';
import { emptyAlpha, fitAlpha, type CroppedAlpha } from './bounds';

/** An edge that runs down; `turn` is 1 if the polygon runs down along it, else -1. */
interface Edge {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly turn: 1 | -1;
}

/** Edges of less height cover nothing that a byte could show, and their slope is not a number to reckon with. */
const leastHeight = 1e-9;

const along = (a: Point, b: Point, t: number): Point => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });

/** Cuts a line at the borders of the canvas and pushes what lies left and right of it onto them: coverage inside stays the same. */
function addEdges(edges: Edge[], p: Point, q: Point, { width, height }: Size): void {
  if (Math.abs(p.y - q.y) < leastHeight) return;
  const turn = p.y < q.y ? 1 : -1;
  const [a, b] = turn === 1 ? [p, q] : [q, p];
  const cuts = [0, 1];
  for (const cut of [-a.y / (b.y - a.y), (height - a.y) / (b.y - a.y), -a.x / (b.x - a.x), (width - a.x) / (b.x - a.x)]) {
    if (cut > 0 && cut < 1) cuts.push(cut);
  }
  cuts.sort((s, t) => s - t);
  for (let i = 0; i + 1 < cuts.length; i++) {
    const from = along(a, b, cuts[i] ?? 0);
    const to = along(a, b, cuts[i + 1] ?? 1);
    const middle = (from.y + to.y) / 2;
    if (middle <= 0 || middle >= height) continue;
    const clampX = (x: number): number => Math.min(width, Math.max(0, x));
    const y0 = Math.max(0, from.y);
    const y1 = Math.min(height, to.y);
    if (y1 - y0 >= leastHeight) edges.push({ x0: clampX(from.x), y0, x1: clampX(to.x), y1, turn });
  }
}

/** Adds the area right of an edge, within row `y`, to the change of coverage from pixel to pixel. */
function accumulate(change: Float64Array, left: number, { x0, y0, x1, y1, turn }: Edge, y: number): void {
  const top = Math.max(y0, y);
  const bottom = Math.min(y1, y + 1);
  let fromX = x0 + ((top - y0) / (y1 - y0)) * (x1 - x0) - left;
  const endX = x0 + ((bottom - y0) / (y1 - y0)) * (x1 - x0) - left;
  let rest = (bottom - top) * turn;
  const step = endX > fromX ? 1 : -1;
  while (rest !== 0) {
    const cell = step === 1 ? Math.floor(fromX) : Math.ceil(fromX) - 1;
    const border = step === 1 ? cell + 1 : cell;
    const isLast = step === 1 ? endX <= border : endX >= border;
    const toX = isLast ? endX : border;
    const part = isLast || endX === fromX ? rest : (rest * (toX - fromX)) / (endX - fromX);
    const at = Math.max(0, cell);
    const inside = (fromX + toX) / 2 - at;
    change[at] = (change[at] ?? 0) + part * (1 - inside);
    change[at + 1] = (change[at + 1] ?? 0) + part * inside;
    rest = isLast ? 0 : rest - part;
    fromX = toX;
  }
}

/** Signed coverage folded to 0..1: even windings are outside, odd ones inside. */
function evenOdd(winding: number): number {
  const folded = Math.abs(winding) % 2;
  return folded > 1 ? 2 - folded : folded;
}

/**
 * Fills closed polygons by the even-odd rule with exact area coverage, by accumulating signed areas as font rasterisers
 * do (Levien, font-rs; FreeType's "smooth" rasteriser).
 *
 * @param polygons rings of points in image pixels; the last point joins the first. They may lie outside.
 * @param size of the image; what lies outside is cut off
 */
export function fillPolygons(polygons: readonly (readonly Point[])[], size: Size): CroppedAlpha {
  const edges: Edge[] = [];
  for (const ring of polygons) {
    let previous = ring[ring.length - 1];
    for (const next of ring) {
      if (previous) addEdges(edges, previous, next, size);
      previous = next;
    }
  }
  if (edges.length === 0) return emptyAlpha();
  edges.sort((a, b) => a.y0 - b.y0);
  let left = size.width;
  let right = 0;
  let bottom = 0;
  for (const { x0, x1, y1 } of edges) {
    left = Math.min(left, Math.floor(Math.min(x0, x1)));
    right = Math.max(right, Math.ceil(Math.max(x0, x1)));
    bottom = Math.max(bottom, Math.ceil(y1));
  }
  const top = Math.floor(edges[0]?.y0 ?? 0);
  const width = right - left;
  const height = bottom - top;
  if (width <= 0) return emptyAlpha();
  const alpha = new Uint8Array(width * height);
  const change = new Float64Array(width + 2);
  let active: Edge[] = [];
  for (let y = top, next = 0; y < bottom; y++) {
    active = active.filter(({ y1 }) => y1 > y);
    for (let edge = edges[next]; edge && edge.y0 < y + 1; edge = edges[next]) {
      active.push(edge);
      next++;
    }
    if (active.length === 0) continue;
    change.fill(0);
    for (const edge of active) accumulate(change, left, edge, y);
    let winding = 0;
    for (let x = 0, at = (y - top) * width; x < width; x++, at++) {
      winding += change[x] ?? 0;
      alpha[at] = evenOdd(winding) * 255 + 0.5;
    }
  }
  return fitAlpha(alpha, { width, height }, { x: left, y: top });
}
