import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planView } from '../../../src-main/services/views/view-plan';

const size = (max: number) => fc.record({ width: fc.integer({ min: 1, max }), height: fc.integer({ min: 1, max }) });
const place = fc.double({ min: -5000, max: 15000, noNaN: true });
const extent = fc.double({ min: 0.01, max: 20000, noNaN: true });
const rect = fc.record({ x: place, y: place, width: extent, height: extent });

it('never asks for what is not there, whatever the region', () => {
  fc.assert(
    fc.property(rect, size(4096), rect, size(12000), fc.double({ min: 0.01, max: 1, noNaN: true }), (region, view, content, document, scale) => {
      const level = { width: Math.max(1, Math.round(document.width * scale)), height: Math.max(1, Math.round(document.height * scale)) };
      const plan = planView(region, view, content, document, level);
      if (!plan) return;
      const { source, scaled, crop, left, top } = plan;
      for (const n of [...Object.values(source), ...Object.values(scaled), ...Object.values(crop), left, top]) expect(Number.isInteger(n)).toBe(true);
      expect(source.x).toBeGreaterThanOrEqual(0);
      expect(source.y).toBeGreaterThanOrEqual(0);
      expect(source.width).toBeGreaterThanOrEqual(1);
      expect(source.height).toBeGreaterThanOrEqual(1);
      expect(source.x + source.width).toBeLessThanOrEqual(level.width);
      expect(source.y + source.height).toBeLessThanOrEqual(level.height);
      expect(crop.x).toBeGreaterThanOrEqual(0);
      expect(crop.y).toBeGreaterThanOrEqual(0);
      expect(crop.width).toBeGreaterThanOrEqual(1);
      expect(crop.height).toBeGreaterThanOrEqual(1);
      expect(crop.x + crop.width).toBeLessThanOrEqual(scaled.width);
      expect(crop.y + crop.height).toBeLessThanOrEqual(scaled.height);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(left + crop.width).toBeLessThanOrEqual(view.width);
      expect(top + crop.height).toBeLessThanOrEqual(view.height);
    }),
    { numRuns: 2000 },
  );
});

it('scales nothing where a region is shown pixel by pixel', () => {
  const document = { width: 300, height: 200 };
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -400, max: 400 }), size(500), (x, y, view) => {
      const plan = planView({ x, y, ...view }, view, { x: 0, y: 0, ...document }, document, document);
      if (!plan) return;
      expect(plan.scaled).toEqual({ width: plan.source.width, height: plan.source.height });
      expect(plan.source.x - plan.left).toBe(x);
      expect(plan.source.y - plan.top).toBe(y);
    }),
  );
});
