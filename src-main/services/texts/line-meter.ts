import { sharp } from '../images/sharp';
import { rulerBand, rulerSvg, type Lettering, type RulerSpan } from './text-svg';

/** Of one line that starts at 0, in em: letters are set without hinting, so that all sizes are alike. */
export interface LineExtent {
  /** Where the next letter would start. */
  readonly advance: number;
  /** First and last inked column, to 1/64 em; italics lean beyond the advance. Both 0 without ink. */
  readonly inkLeft: number;
  readonly inkRight: number;
}

export interface LineMeter {
  measure(line: string, lettering: Lettering): Promise<LineExtent>;
}

const margin = 1;
const columnsPerEm = 64;
/** No ordinary letter is wider. */
const widestLetter = 1.6;
/** A ruler of more columns is slow: a longer line is looked at coarsely as a whole, and then finely at both ends. */
const mostColumns = 2048;
/** Reach of a fine look at one end of a line, in em; more than a coarse look is wrong by, and than letters lean. */
const reach = 3;
/** For scripts with letters that are wider than ordinary ones the ruler is made longer until the mark stands on it. */
const growth = 4;
const mostTries = 4;

interface Reading {
  /** Centre of the mark in em; undefined where it lies beyond the ruler. */
  readonly mark: number | undefined;
  readonly inkLeft: number;
  readonly inkRight: number;
}

async function read(line: string, lettering: Lettering, span: RulerSpan): Promise<Reading> {
  const columns = Math.min(mostColumns, Math.ceil(span.width * columnsPerEm));
  const svg = rulerSvg(line, lettering, span, columns);
  const alpha = await sharp(Buffer.from(svg), { limitInputPixels: false }).extractChannel(3).raw().toBuffer();
  const at = (column: number): number => span.left + (column * span.width) / columns;
  const markRow = (rulerBand >> 1) * columns;
  let sum = 0;
  let moment = 0;
  let first = columns;
  let last = -1;
  for (let x = 0; x < columns; x++) {
    const value = alpha[markRow + x] ?? 0;
    sum += value;
    moment += value * (x + 0.5);
    let hasInk = false;
    for (let y = rulerBand; y < 2 * rulerBand && !hasInk; y++) hasInk = (alpha[y * columns + x] ?? 0) > 0;
    if (!hasInk) continue;
    if (first > x) first = x;
    last = x;
  }
  const ink = last < 0 ? { inkLeft: 0, inkRight: 0 } : { inkLeft: at(first), inkRight: at(last + 1) };
  return { mark: sum === 0 ? undefined : at(moment / sum), ...ink };
}

/** Lines that were measured are remembered: typing changes one of them at a time. */
export function createLineMeter({ remembered = 4096 }: { readonly remembered?: number } = {}): LineMeter {
  const known = new Map<string, Promise<LineExtent>>();
  let bareMark: Promise<Reading> | undefined;

  const measureNow = async (line: string, lettering: Lettering): Promise<LineExtent> => {
    bareMark ??= read('', { ...lettering, spacing: 0 }, { left: -margin, width: 2 * margin + 1 });
    const origin = (await bareMark).mark ?? 0;
    let width = 2 * margin + 1 + line.length * (widestLetter + Math.max(0, lettering.spacing));
    for (let tries = 0; tries < mostTries; tries++) {
      const whole = await read(line, lettering, { left: -margin, width });
      if (whole.mark === undefined) {
        width *= growth;
        continue;
      }
      if (width * columnsPerEm <= mostColumns) return { ...whole, advance: Math.max(0, whole.mark - origin) };
      const start = await read(line, lettering, { left: -margin, width: reach });
      const end = await read(line, lettering, { left: whole.mark - reach, width: 2 * reach });
      return { advance: Math.max(0, (end.mark ?? whole.mark) - origin), inkLeft: start.inkLeft, inkRight: end.inkRight };
    }
    return { advance: width, inkLeft: 0, inkRight: width };
  };

  return {
    measure: (line, lettering) => {
      const { family, weight, italic, spacing } = lettering;
      const key = JSON.stringify([family, weight, italic, spacing, line]);
      const found = known.get(key);
      known.delete(key);
      const measuring = found ?? measureNow(line, lettering);
      known.set(key, measuring);
      measuring.catch(() => known.delete(key));
      for (const oldest of known.keys()) {
        if (known.size <= remembered) break;
        known.delete(oldest);
      }
      return measuring;
    },
  };
}
