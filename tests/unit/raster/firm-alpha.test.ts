import { describe, expect, it } from 'vitest';
import { firmAlpha } from '../../../src-preload/raster/firm-alpha';

describe('firmAlpha', () => {
  const curve = [...firmAlpha(Uint8Array.from({ length: 256 }, (_, level) => level))];

  it('keeps the order of levels and their ends', () => {
    expect(curve[0]).toBe(0);
    expect(curve[255]).toBe(255);
    expect(curve).toEqual(curve.toSorted((a, b) => a - b));
  });

  it('drops noise, fills what is more than half, and stays soft in between', () => {
    expect(curve[25]).toBe(0);
    expect(curve[153]).toBe(255);
    expect(new Set(curve).size).toBeGreaterThan(100);
  });
});
