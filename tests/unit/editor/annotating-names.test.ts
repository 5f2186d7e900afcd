import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOfName, nameInClass } from '../../../src-renderer/editor/annotating/class-names';
import { classColour, onClassColour } from '../../../src-renderer/editor/annotating/class-colours';

const word = fc.stringMatching(/^[a-z]{1,8}( [a-z0-9]{1,4})?$/);

describe('names of annotated objects', () => {
  it('say their class with or without a number, whatever the capitals', () => {
    const classes = ['dog', 'Traffic light', 'A380'];
    expect(['dog', 'Dog 2', 'dog (3)', 'dog #4', 'traffic  light 12', 'A380', 'A380 2'].map((name) => classOfName(name, classes))).toEqual([0, 0, 0, 0, 1, 2, 2]);
    expect(['Object 3', 'hotdog', 'dog house', ''].map((name) => classOfName(name, classes))).toEqual([-1, -1, -1, -1]);
  });

  it('are free, and say the class they were made for, even where a class ends in a number', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 6 }), fc.nat(), fc.integer({ min: 1, max: 12 }), (classes, pick, count) => {
        const index = pick % classes.length;
        const taken = new Set<string>();
        for (let made = 0; made < count; made += 1) {
          const name = nameInClass(classes[index] ?? '', taken, classes);
          expect(taken.has(name)).toBe(false);
          expect(classOfName(name, classes)).toBe(index);
          taken.add(name);
        }
      }),
    );
  });
});

/** Relative luminance and contrast of WCAG 2.1. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

describe('colours of classes', () => {
  it('are nine different ones, on which their key can be read', () => {
    const indices = Array.from({ length: 9 }, (_, index) => index);
    expect(new Set(indices.map(classColour)).size).toBe(9);
    for (const index of indices) {
      const [light, dark] = [luminance(classColour(index)), luminance(onClassColour(index))].toSorted((a, b) => b - a);
      expect(((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)).toBeGreaterThanOrEqual(4.5);
    }
  });
});
