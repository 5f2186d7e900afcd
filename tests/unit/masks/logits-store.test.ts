import { describe, expect, it } from 'vitest';
import { createLogitsStore } from '../../../src-main/services/masks/logits-store';

const ramp = Float32Array.from({ length: 65536 }, (_, i) => i / 4096);
const logitsOf = (value: number): Float32Array => new Float32Array(65536).fill(value);

describe('kept logits', () => {
  it('come back as fp16, under an id that says what they are', () => {
    const store = createLogitsStore();
    const id = store.put(ramp);
    const back = store.get(id);
    expect(back).toHaveLength(65536);
    expect(Math.max(...back.map((v, i) => Math.abs(v - (ramp[i] ?? NaN)) / Math.max(1, v)))).toBeLessThan(1 / 1024);
    expect(store.put(back)).toBe(id);
    expect(store.put(logitsOf(-2))).not.toBe(id);
    const other = createLogitsStore();
    other.adopt(id, store.bytes(id));
    expect(other.put(ramp)).toBe(id);
    expect(() => other.get('f'.repeat(64))).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('stay while a document refers to them, and make room else', () => {
    const store = createLogitsStore();
    const [mine, loose] = [store.put(logitsOf(1)), store.put(logitsOf(2))];
    store.claim(mine, 'a');
    store.claim(mine, 'b');
    for (let i = 0; i < 70; i++) store.put(logitsOf(3 + i));
    expect([store.has(mine), store.has(loose)]).toEqual([true, false]);
    store.release('a');
    for (let i = 0; i < 70; i++) store.put(logitsOf(100 + i));
    expect(store.has(mine)).toBe(true);
    store.release('b');
    for (let i = 0; i < 70; i++) store.put(logitsOf(200 + i));
    expect(store.has(mine)).toBe(false);
  });

  it('of a large project are all there when it claims them', () => {
    const source = createLogitsStore();
    const store = createLogitsStore();
    const ids = Array.from({ length: 200 }, (_, i) => {
      const id = source.put(logitsOf(i));
      store.adopt(id, source.bytes(id));
      return id;
    });
    for (const id of ids) store.claim(id, 'project');
    expect(ids.every((id) => store.has(id))).toBe(true);
  });
});
