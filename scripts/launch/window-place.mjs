/** Where an app window was when it was closed the last time. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const usual = ['--window-size=1440,900'];

const isPlace = (value) => ['left', 'top', 'right', 'bottom'].every((side) => Number.isInteger(value[side])) && value.right - value.left >= 200 && value.bottom - value.top >= 200;

/** The browser notes the place under the address, of which it takes every dot for a level: `127`, `0`, `0`, `1_/`. */
function findPlace(value) {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isPlace(value)) return value;
  for (const inner of Object.values(value)) {
    const found = findPlace(inner);
    if (found) return found;
  }
  return undefined;
}

/**
 * Chromium notes the place of a window whose address has dots in it and does not find it again, so it is given back by
 * its switches. These it follows anywhere: the page brings a window back that is on no screen any more.
 * @param {string} profile folder of the browser's profile
 * @returns {readonly string[]} switches for the browser
 */
export function windowFlags(profile) {
  try {
    const { browser } = JSON.parse(readFileSync(join(profile, 'Default', 'Preferences'), 'utf8'));
    const place = findPlace(browser.app_window_placement);
    if (!place) return usual;
    if (place.maximized === true) return ['--start-maximized'];
    return [`--window-size=${place.right - place.left},${place.bottom - place.top}`, `--window-position=${place.left},${place.top}`];
  } catch {
    return usual;
  }
}
