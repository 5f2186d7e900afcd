import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStroke, paintStroke, type BrushSettings, type StrokePoint } from '../../../src-preload/raster/brush';
import { discAlpha, sumOf } from './discs';

const width = 300;
const height = 200;
const brush: BrushSettings = { size: 30, hardness: 1, opacity: 1, flow: 1, mode: 'reveal' };
const planeOf = (alpha: Uint8Array) => ({ alpha, width, height, origin: { x: 0, y: 0 } });
const line = (...points: readonly (readonly [number, number])[]): StrokePoint[] => points.map(([x, y]) => ({ x, y, pressure: 1 }));

function painted(settings: Partial<BrushSettings>, points: readonly StrokePoint[], from = 0): Uint8Array {
  const alpha = new Uint8Array(width * height).fill(from);
  paintStroke(planeOf(alpha), { ...brush, ...settings, points });
  return alpha;
}

describe('paintStroke', () => {
  it('makes one antialiased disc of the brush’s size from one point', () => {
    const out = painted({}, line([100.3, 90.6]));
    const wanted = discAlpha(width, height, 100.3, 90.6, 15);
    expect(Math.abs(sumOf(out) / sumOf(wanted) - 1)).toBeLessThan(0.01);
    expect(Math.max(...out.map((a, i) => Math.abs(a - (wanted[i] ?? 0))))).toBeLessThan(50);
  });

  it('makes a line of even width and no gaps', () => {
    const out = painted({}, line([50, 100], [250, 100]));
    for (let x = 50; x < 250; x++) {
      let sum = 0;
      for (let y = 0; y < height; y++) sum += (out[y * width + x] ?? 0) / 255;
      expect(Math.abs(sum - 30)).toBeLessThan(0.6);
    }
  });

  it('is capped by its opacity, however often it crosses itself, and flow builds up to it', () => {
    const there = line([100, 100], [200, 100], [100, 100], [200, 100], [100, 100]);
    expect(painted({ opacity: 0.4 }, there)[100 * width + 150]).toBe(102);
    const once = painted({ opacity: 0.4, flow: 0.05 }, there.slice(0, 2))[100 * width + 150] ?? 0;
    const often = painted({ opacity: 0.4, flow: 0.05 }, there)[100 * width + 150] ?? 0;
    expect(once).toBeGreaterThan(0);
    expect(often).toBeGreaterThan(once);
    expect(often).toBeLessThanOrEqual(102);
  });

  it('hides what reveal reveals', () => {
    const points = line([20, 30], [120, 150], [260, 40]);
    const shown = painted({ hardness: 0.3, opacity: 0.8, flow: 0.5 }, points);
    const hidden = painted({ hardness: 0.3, opacity: 0.8, flow: 0.5, mode: 'hide' }, points, 255);
    shown.forEach((a, i) => {
      expect(Math.abs(a + (hidden[i] ?? 0) - 255)).toBeLessThanOrEqual(1);
    });
  });

  it('falls off from hardness times the radius to the radius', () => {
    const out = painted({ size: 100, hardness: 0.5 }, line([150.5, 100.5]));
    const at = (distance: number): number => out[100 * width + 150 + distance] ?? 0;
    expect(at(24)).toBe(255);
    expect(at(37)).toBeGreaterThan(120);
    expect(at(37)).toBeLessThan(140);
    expect(at(50)).toBe(0);
    expect(at(45)).toBeLessThan(at(30));
  });

  it('scales with pressure; no pressure leaves nothing', () => {
    const dot = (pressure: number): number => sumOf(painted({}, [{ x: 100, y: 100, pressure }]));
    expect(dot(0.5) / dot(1)).toBeCloseTo(0.25, 1);
    expect(dot(0)).toBe(0);
  });

  it('follows the origin of its plane', () => {
    const alpha = new Uint8Array(40 * 40);
    const dirty = paintStroke({ alpha, width: 40, height: 40, origin: { x: 80, y: 70 } }, { ...brush, points: line([100, 90]) });
    expect(alpha).toEqual(Uint8Array.from({ length: 1600 }, (_, k) => painted({}, line([100, 90]))[(70 + Math.floor(k / 40)) * width + 80 + (k % 40)] ?? 0));
    expect(dirty).toEqual({ x: 4, y: 4, width: 32, height: 32 });
  });
});

describe('createStroke', () => {
  const coordinate = fc.record({
    x: fc.double({ min: -40, max: 340, noNaN: true }),
    y: fc.double({ min: -40, max: 240, noNaN: true }),
    pressure: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const settings = fc.record({
    size: fc.double({ min: 0.5, max: 60, noNaN: true }),
    hardness: fc.double({ min: 0, max: 1, noNaN: true }),
    opacity: fc.double({ min: 0, max: 1, noNaN: true }),
    flow: fc.double({ min: 0.01, max: 1, noNaN: true }),
    mode: fc.constantFrom('reveal' as const, 'hide' as const),
  });

  it('gives the same bytes bit by bit as at once, and changes only what it calls dirty', () => {
    fc.assert(
      fc.property(fc.array(coordinate, { minLength: 1, maxLength: 8 }), fc.array(fc.nat(3), { maxLength: 8 }), settings, (points, pieces, chosen) => {
        const start = Uint8Array.from({ length: width * height }, (_, k) => (k * 7) % 256);
        const whole = Uint8Array.from(start);
        paintStroke(planeOf(whole), { ...chosen, points });

        const alpha = Uint8Array.from(start);
        const stroke = createStroke(planeOf(alpha), chosen);
        let done = 0;
        for (const piece of [...pieces, points.length]) {
          const before = Uint8Array.from(alpha);
          const dirty = stroke.extend(points.slice(done, done + piece));
          done += piece;
          for (let i = 0; i < alpha.length; i++) {
            if (alpha[i] === before[i]) continue;
            const x = i % width;
            const y = Math.floor(i / width);
            const isDirty = dirty && x >= dirty.x && y >= dirty.y && x < dirty.x + dirty.width && y < dirty.y + dirty.height;
            if (!isDirty) throw new Error(`Pixel ${x}, ${y} changed outside the dirty rectangle.`);
          }
        }
        expect(alpha).toEqual(whole);
      }),
      { numRuns: 25 },
    );
  });

  it('calls nothing dirty off the plane', () => {
    expect(paintStroke(planeOf(new Uint8Array(width * height)), { ...brush, points: line([-100, -100], [-50, 400]) })).toBeUndefined();
  });
});
