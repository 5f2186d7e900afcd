/** How a slider's places and its values belong together. */
export interface Scale {
  /** Places run from `first` to `last`, in whole steps. */
  readonly first: number;
  readonly last: number;
  readonly toPlace: (value: number) => number;
  readonly toValue: (place: number) => number;
  /** The value that one press of an arrow key leads to; `far` with Shift. */
  readonly nudge: (value: number, direction: 1 | -1, far: boolean) => number;
}

const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals)) || 0;
const between = (value: number, min: number, max: number): number => Math.max(min, Math.min(max, value));

/** Fine where values are small, on both sides of zero: the value grows with the square of the way. */
export function squareScale(min: number, max: number): Scale {
  const places = 200;
  const most = Math.max(max, -min);
  const toPlace = (value: number): number => Math.sign(value) * Math.sqrt(Math.abs(value) / most) * places;
  return {
    first: min < 0 ? -places : 0,
    last: places,
    toPlace,
    toValue: (place) => {
      const value = Math.sign(place) * (place / places) ** 2 * most;
      return between(rounded(value, Math.abs(value) < 10 ? 1 : 0), min, max);
    },
    nudge: (value, direction, far) => between(rounded(value + direction * (far ? 1 : 0.1), 1), min, max),
  };
}

/** Two digits that count. */
const twoDigits = (value: number): number => Number(value.toPrecision(2));

/** Nothing, then from one pixel on by tenfolds. */
export function areaScale(most: number): Scale {
  const perTenfold = 20;
  const toPlace = (value: number): number => (value < 1 ? 0 : 1 + Math.log10(value) * perTenfold);
  const toValue = (place: number): number => (place <= 0 ? 0 : Math.min(most, twoDigits(10 ** ((place - 1) / perTenfold))));
  return {
    first: 0,
    last: 1 + Math.round(Math.log10(most) * perTenfold),
    toPlace,
    toValue,
    nudge: (value, direction, far) => {
      const next = toValue(Math.round(toPlace(value)) + direction * (far ? 5 : 1));
      // Small areas are closer together than the places of the slider.
      return next === value && value < most ? Math.max(0, value + direction) : next;
    },
  };
}

/** By what a length is multiplied: as far to the half as to the double. */
export function factorScale(min: number, max: number): Scale {
  const perDouble = 20;
  const toPlace = (value: number): number => Math.log2(value) * perDouble;
  const toValue = (place: number): number => between(rounded(2 ** (place / perDouble), 2), min, max);
  return {
    first: Math.round(toPlace(min)),
    last: Math.round(toPlace(max)),
    toPlace,
    toValue,
    nudge: (value, direction, far) => toValue(Math.round(toPlace(value)) + direction * (far ? 5 : 1)),
  };
}

/** Hundredths of a share. */
export const percentScale: Scale = {
  first: 0,
  last: 100,
  toPlace: (value) => value * 100,
  toValue: (place) => place / 100,
  nudge: (value, direction, far) => between(rounded(value + (direction * (far ? 10 : 1)) / 100, 2), 0, 1),
};
