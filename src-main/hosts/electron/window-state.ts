import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const place = z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int().min(200), height: z.number().int().min(200) });
const windowState = z.object({ place: place.optional(), maximized: z.boolean() });
export type WindowState = Readonly<z.infer<typeof windowState>>;
export type Place = Readonly<z.infer<typeof place>>;

const fresh: WindowState = { maximized: false };

/** Enough of the title bar has to be on some screen, or the window could never be moved back. */
const isReachable = (p: Place, screens: readonly Place[]): boolean =>
  screens.some((s) => p.x + p.width > s.x + 80 && p.x < s.x + s.width - 80 && p.y >= s.y - 10 && p.y < s.y + s.height - 40);

const overlap = (p: Place, s: Place): number =>
  Math.max(0, Math.min(p.x + p.width, s.x + s.width) - Math.max(p.x, s.x)) * Math.max(0, Math.min(p.y + p.height, s.y + s.height) - Math.max(p.y, s.y));

/** No larger than the screen that it is on, which may be a smaller one than the last time; then inside of it as well. */
function fitted(p: Place, screens: readonly Place[]): Place {
  const [s] = screens.toSorted((a, b) => overlap(p, b) - overlap(p, a));
  if (!s || (p.width <= s.width && p.height <= s.height)) return p;
  const [width, height] = [Math.min(p.width, s.width), Math.min(p.height, s.height)];
  const within = (at: number, from: number, room: number): number => Math.max(from, Math.min(at, from + room));
  return { x: within(p.x, s.x, s.width - width), y: within(p.y, s.y, s.height - height), width, height };
}

/** Where the window was; a damaged file or a screen that is gone means the default place. */
export function readWindowState(file: string, screens: readonly Place[]): WindowState {
  try {
    const state = windowState.parse(JSON.parse(readFileSync(file, 'utf8')));
    if (!state.place) return state;
    return isReachable(state.place, screens) ? { ...state, place: fitted(state.place, screens) } : { maximized: state.maximized };
  } catch {
    return fresh;
  }
}

/** A place that cannot be remembered is no reason to disturb anyone. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state));
  } catch {
    // Next time the window opens at its default place.
  }
}
