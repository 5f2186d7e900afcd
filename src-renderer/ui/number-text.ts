export interface NumberRange {
  readonly min?: number;
  readonly max?: number;
  /** Distance of one arrow key; its decimals are those that are shown. 1 when left out. */
  readonly step?: number;
}

/** How many decimals a step of this size needs: 0 for 5, 1 for 0.1, 2 for 0.25. At most 6. */
export function decimalsOf(step: number): number {
  for (let decimals = 0; decimals < 6; decimals += 1) {
    if (Math.abs(step - Number(step.toFixed(decimals))) < 1e-9) return decimals;
  }
  return 6;
}

/** The number as a field shows it: no more decimals than the step has, and no zeros at the end. */
export const shownNumber = (value: number, step = 1): string => String(Number(value.toFixed(decimalsOf(step))) || 0).replace('-', '−');

/** What somebody typed: a comma or a point, a proper minus or a hyphen, with or without the unit. Undefined when it is no number. */
export function parseNumber(typed: string, unit?: string): number | undefined {
  const bare = typed.trim().replace(/[−–]/g, '-').replace(',', '.');
  const text = unit !== undefined && bare.endsWith(unit) ? bare.slice(0, -unit.length).trim() : bare;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : undefined;
}

/** Into the range, with as many decimals as the step has. */
export function settle(value: number, { min = -Infinity, max = Infinity, step = 1 }: NumberRange): number {
  const rounded = Number(value.toFixed(decimalsOf(step)));
  return Math.min(max, Math.max(min, rounded)) || 0;
}
