import { describe, expect, it } from 'vitest';
import { solveAlpha } from '../../../../src-preload/raster/matting/solve-alpha';
import { referenceClosedForm } from '../../../helpers/reference-matting';
import { bandError, cool, furry, hairy, plain, scene, softDisc, warm, type Paint } from './scenes';

describe('solveAlpha', () => {
  it('finds the alpha between two plain colours to a level or two, as all colours lie on one line', () => {
    const made = scene(90, 80, softDisc(45, 40, 22, 12), plain(220, 60, 40), plain(30, 90, 200));
    const got = solveAlpha(made.photo, made.trimap);
    // Alphas of 0.02 and 0.98 and beyond are taken for haze, and the rest is stretched.
    for (let i = 0; i < got.length; i++) {
      const wanted = Math.min(1, Math.max(0, ((made.alpha[i] as number) - 0.02) / 0.96));
      expect(Math.abs((got[i] as number) / 255 - wanted)).toBeLessThan(0.025);
    }
  });

  it.each([
    ['a soft edge', softDisc(60, 60, 30, 16)],
    ['strands', hairy(60, 60, 26, 22, 40)],
  ])('finds %s between colours that change', (_, alphaAt) => {
    const made = scene(120, 120, alphaAt, warm, cool);
    expect(bandError(solveAlpha(made.photo, made.trimap), made)).toBeLessThan(0.02);
  });

  it('is better on fur than closed-form matting solved to convergence, noise and all', () => {
    let seed = 7;
    const noise = (): number => ((seed = (seed * 16807) % 2147483647) / 2147483647) * 12 - 6;
    const grainy =
      (paint: Paint): Paint =>
      (x, y) => {
        const [r, g, b] = paint(x, y);
        return [r + noise(), g + noise(), b + noise()];
      };
    const noisy = scene(110, 110, furry(55, 55, 24, 20, 16), grainy(warm), grainy(cool), 4);
    const reference = Uint8Array.from(referenceClosedForm(noisy.photo, noisy.trimap).alpha, (a) => a * 255 + 0.5);
    expect(bandError(solveAlpha(noisy.photo, noisy.trimap), noisy)).toBeLessThan(bandError(reference, noisy));
  });

  it('keeps what is known, and needs no known pixel of either side', () => {
    const made = scene(60, 60, softDisc(30, 30, 15, 8), warm, cool);
    const got = solveAlpha(made.photo, made.trimap);
    for (let i = 0; i < got.length; i++) if (made.trimap[i] !== 128) expect(got[i]).toBe(made.trimap[i]);
    const noForeground = made.trimap.map((level) => (level === 255 ? 128 : level));
    expect(solveAlpha(made.photo, noForeground).every((a) => Number.isInteger(a))).toBe(true);
    expect(solveAlpha(made.photo, new Uint8Array(3600).fill(128))).toHaveLength(3600);
    expect(solveAlpha(made.photo, new Uint8Array(3600).fill(255)).every((a) => a === 255)).toBe(true);
  });

  it.each([
    [1, 300],
    [300, 2],
    [2, 2],
  ])('takes a photo of %d x %d', (width, height) => {
    const made = scene(width, height, (x, y) => (x + y) / 100, warm, cool);
    expect(solveAlpha(made.photo, made.trimap)).toHaveLength(width * height);
    expect(solveAlpha(made.photo, made.trimap, { mostDirect: 10, tileSide: 64 })).toHaveLength(width * height);
  });

  it('shows no seams and little loss when it solves coarsely and refines in tiles', () => {
    const made = scene(301, 260, hairy(150, 130, 70, 40, 60), warm, cool);
    const tiled = solveAlpha(made.photo, made.trimap, { mostDirect: 15_000, tileSide: 50 });
    const whole = solveAlpha(made.photo, made.trimap);
    expect(bandError(tiled, made)).toBeLessThan(0.02);
    let seam = 0;
    let seams = 0;
    for (let y = 0; y < 260; y++) {
      for (let x = 50; x < 301; x += 50) {
        const i = y * 301 + x;
        if (made.trimap[i] !== 128 || made.trimap[i - 1] !== 128) continue;
        seam += Math.abs((tiled[i] as number) - (tiled[i - 1] as number) - ((whole[i] as number) - (whole[i - 1] as number)));
        seams++;
      }
    }
    expect(seams).toBeGreaterThan(100);
    expect(seam / seams).toBeLessThan(6);
  });

  it('gives the same alpha for RGBA as for RGB, and the same every time', () => {
    const made = scene(70, 70, softDisc(35, 35, 18, 9), warm, cool);
    const rgba = Uint8Array.from({ length: 4 * 4900 }, (_, n) => (n % 4 === 3 ? 77 : (made.photo.data[3 * Math.floor(n / 4) + (n % 4)] as number)));
    const first = solveAlpha(made.photo, made.trimap);
    expect(solveAlpha({ ...made.photo, channels: 4, data: rgba }, made.trimap)).toEqual(first);
  });

  it('stops when it is cancelled, and tells a share that never falls', () => {
    const made = scene(200, 200, hairy(100, 100, 50, 30, 50), warm, cool);
    const told: number[] = [];
    solveAlpha(made.photo, made.trimap, { mostDirect: 5000, tileSide: 64, onProgress: (done) => told.push(done) });
    expect(told.length).toBeGreaterThan(5);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
    let asked = 0;
    expect(() => solveAlpha(made.photo, made.trimap, { isCancelled: () => ++asked > 3 })).toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(asked).toBe(4);
  });
});
