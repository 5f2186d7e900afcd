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

/** Where the window was; a damaged file or a screen that is gone means the default place. */
export function readWindowState(file: string, screens: readonly Place[]): WindowState {
  try {
    const state = windowState.parse(JSON.parse(readFileSync(file, 'utf8')));
    return state.place && !isReachable(state.place, screens) ? { maximized: state.maximized } : state;
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
