import type { Point, Size } from '../../../../src-preload/model/geometry';

interface Step {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Top of a picture of this width that begins at step `i`; `undefined` where it sticks out. */
function topAt(steps: readonly Step[], i: number, width: number, sheet: number): number | undefined {
  const from = steps[i]?.x ?? 0;
  if (from + width > sheet) return undefined;
  let top = 0;
  for (let k = i; k < steps.length; k++) {
    const step = steps[k];
    if (!step || step.x >= from + width) break;
    top = Math.max(top, step.y);
  }
  return top;
}

/** Area below a picture that nothing can be put into any more. */
function wastedBelow(steps: readonly Step[], i: number, width: number, top: number): number {
  const from = steps[i]?.x ?? 0;
  let sum = 0;
  for (let k = i; k < steps.length; k++) {
    const step = steps[k];
    if (!step || step.x >= from + width) break;
    sum += (top - step.y) * (Math.min(step.x + step.width, from + width) - step.x);
  }
  return sum;
}

function raised(steps: readonly Step[], x: number, width: number, y: number): Step[] {
  const out: Step[] = [];
  const push = (step: Step): void => {
    const last = out.at(-1);
    if (step.width <= 0) return;
    if (last?.y === step.y) out[out.length - 1] = { ...last, width: last.width + step.width };
    else out.push(step);
  };
  let isPut = false;
  for (const step of steps) {
    const end = step.x + step.width;
    push({ ...step, width: Math.min(end, x) - step.x });
    if (!isPut && end > x) {
      push({ x, y, width });
      isPut = true;
    }
    if (end > x + width) push({ x: Math.max(step.x, x + width), y: step.y, width: end - Math.max(step.x, x + width) });
  }
  return out;
}

/**
 * Puts pictures into a strip of a width by the skyline heuristic (Jylänki, "A Thousand Ways to Pack the Bin", 2010):
 * each where its bottom is highest, then where it wastes the least below it, then as far left as it gets.
 * @returns a place for each, in their order, and the height that it takes; `undefined` when one is too wide
 */
export function packStrip(sizes: readonly Size[], width: number): { readonly places: readonly Point[]; readonly height: number } | undefined {
  let steps: Step[] = [{ x: 0, y: 0, width }];
  let height = 0;
  const places: Point[] = [];
  for (const size of sizes) {
    let best: { readonly x: number; readonly top: number; readonly wasted: number } | undefined;
    for (let i = 0; i < steps.length; i++) {
      const top = topAt(steps, i, size.width, width);
      if (top === undefined) break;
      if (best && top > best.top) continue;
      const wasted = wastedBelow(steps, i, size.width, top);
      if (!best || top < best.top || wasted < best.wasted) best = { x: steps[i]?.x ?? 0, top, wasted };
    }
    if (!best) return undefined;
    places.push({ x: best.x, y: best.top });
    steps = raised(steps, best.x, size.width, best.top + size.height);
    height = Math.max(height, best.top + size.height);
  }
  return { places, height };
}
