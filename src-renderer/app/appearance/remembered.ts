import { settingsRecord, type Settings } from '../../../src-preload/contract/settings';

const key = 'clickcut.look';

type Look = Pick<Settings, 'theme' | 'accent' | 'density' | 'language' | 'sideWidth' | 'sideHidden' | 'sideSplit' | 'collapsedSections'>;

const lookOf = ({ theme, accent, density, language, sideWidth, sideHidden, sideSplit, collapsedSections }: Settings): Look => {
  return { theme, accent, density, language, sideWidth, sideHidden, sideSplit, collapsedSections };
};

/** The engine keeps the settings, but answers only after the first picture of the page: this copy keeps that one from being another. */
export function remember(settings: Settings): void {
  try {
    localStorage.setItem(key, JSON.stringify(lookOf(settings)));
  } catch {
    // A page without storage starts with the defaults and changes a moment later.
  }
}

/** How the page looked last; nothing where that is not known. */
export function recall(): Partial<Look> {
  try {
    const text = localStorage.getItem(key);
    return text === null ? {} : lookOf(settingsRecord.parse(JSON.parse(text)));
  } catch {
    return {};
  }
}
