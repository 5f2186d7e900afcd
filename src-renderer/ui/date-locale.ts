/** How dates are written: as the system does in the language of the page, or as that language does by itself. */
export function dateLocale(): string | undefined {
  const { lang } = document.documentElement;
  return navigator.languages.find((known) => known.toLowerCase().startsWith(lang)) ?? (lang === '' ? undefined : lang);
}
