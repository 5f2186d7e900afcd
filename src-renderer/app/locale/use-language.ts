import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Preferences } from '../../editor/preferences/preferences';
import type { Translate } from '../../ui/text';
import type { Texts } from './texts';

/** A function that changes with the language, so that everything that uses it is shown anew. */
export function useLanguage(texts: Texts, preferences: Preferences): Translate {
  const wanted = useStore(preferences.store, (state) => state.language);
  const [translate, setTranslate] = useState<Translate>(() => texts.translate);
  useEffect(() => {
    let stale = false;
    void texts.use(wanted).then((language) => {
      if (stale) return;
      document.documentElement.lang = language;
      setTranslate(() => (key: string, values?: Parameters<Translate>[1]) => texts.translate(key, values));
    });
    return () => {
      stale = true;
    };
  }, [texts, wanted]);
  return translate;
}
