import { createInstance } from 'i18next';
import type { Language } from '../../editor/preferences/preferences';
import type { TextValues } from '../../editor/ports';

export const languages = ['en', 'de'] as const;
export type SpokenLanguage = (typeof languages)[number];

export interface Texts {
  readonly language: () => SpokenLanguage;
  translate(key: string, values?: TextValues): string;
  /** Resolves once the texts are those of this language. */
  use(language: Language): Promise<SpokenLanguage>;
}

type Entries = Readonly<Record<string, string>>;
const files = import.meta.glob<Entries>('../../../assets/locales/*.json', { eager: true, import: 'default' });
const entriesOf = (language: SpokenLanguage): Entries => files[`../../../assets/locales/${language}.json`] ?? {};

function spoken(language: Language): SpokenLanguage {
  if (language !== 'system') return language;
  return navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en';
}

/** Both languages travel with the page: it has to work with nothing else there. */
export function createTexts(): Texts {
  const instance = createInstance();
  void instance.init({
    lng: spoken('system'),
    fallbackLng: 'en',
    resources: Object.fromEntries(languages.map((language) => [language, { translation: entriesOf(language) }])),
    // Keys have dots in them, and React escapes what it shows.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  // Most texts hold no values, and a rendering asks for hundreds of them.
  const plain = new Map<string, string>();
  const plainText = (key: string): string => {
    const known = plain.get(key);
    if (known !== undefined) return known;
    const found = instance.t(key);
    plain.set(key, found);
    return found;
  };
  return {
    language: () => (instance.language === 'de' ? 'de' : 'en'),
    translate: (key, values) => (values ? instance.t(key, { ...values }) : plainText(key)),
    use: async (language) => {
      const next = spoken(language);
      if (instance.language !== next) {
        await instance.changeLanguage(next);
        plain.clear();
      }
      return next;
    },
  };
}
