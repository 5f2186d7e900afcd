import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import type { Density, Language, Theme } from '../../editor/preferences/preferences';
import { Segmented, type Segment } from '../../ui/Segmented';
import { SelectField, type SelectOption } from '../../ui/SelectField';
import { useText } from '../../ui/text';
import { AccentChoice } from './AccentChoice';

export function AppearanceSettings({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { preferences } = editor;
  const { theme, density, language } = useStore(preferences.store);
  const themes: readonly Segment<Theme>[] = [
    { value: 'system', label: t('settings.system') },
    { value: 'light', label: t('settings.light') },
    { value: 'dark', label: t('settings.dark') },
  ];
  const densities: readonly Segment<Density>[] = [
    { value: 'comfortable', label: t('settings.comfortable') },
    { value: 'compact', label: t('settings.compact') },
  ];
  // A language is named in itself, so that whoever cannot read the page finds theirs.
  const languages: readonly SelectOption<Language>[] = [
    { value: 'system', label: t('settings.likeSystem') },
    { value: 'en', label: 'English' },
    { value: 'de', label: 'Deutsch' },
  ];
  return (
    <section className="settings-part" aria-labelledby="settings-appearance">
      <h2 id="settings-appearance" className="settings-title">
        {t('settings.appearance')}
      </h2>
      <div className="field">
        <span className="field-label">{t('settings.theme')}</span>
        <Segmented label={t('settings.theme')} value={theme} segments={themes} onChange={(next) => preferences.change({ theme: next })} />
      </div>
      <div className="field">
        <span className="field-label">{t('settings.accent')}</span>
        <AccentChoice editor={editor} />
      </div>
      <div className="field">
        <span className="field-label">{t('settings.density')}</span>
        <Segmented label={t('settings.density')} value={density} segments={densities} onChange={(next) => preferences.change({ density: next })} />
      </div>
      <SelectField label={t('settings.language')} value={language} options={languages} onChange={(next) => preferences.change({ language: next })} />
    </section>
  );
}
