import { Settings2 } from 'lucide-react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/editor';
import type { Language, Theme } from '../../editor/preferences/preferences';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Menu, MenuChoices, MenuLine, type MenuChoice } from '../../ui/Menu';
import { useText } from '../../ui/text';

/** Appearance and language, kept by the engine. */
export function SettingsMenu({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const { theme, language } = useStore(editor.preferences.store);
  const themes: readonly MenuChoice<Theme>[] = [
    { value: 'system', label: t('settings.likeSystem') },
    { value: 'light', label: t('settings.light') },
    { value: 'dark', label: t('settings.dark') },
  ];
  // A language is named in itself, so that whoever cannot read the page finds theirs.
  const languages: readonly MenuChoice<Language>[] = [
    { value: 'system', label: t('settings.likeSystem') },
    { value: 'en', label: 'English' },
    { value: 'de', label: 'Deutsch' },
  ];
  const trigger = (
    <Button look="icon" className="rail-button" aria-label={t('settings.title')} title={t('settings.title')}>
      <Icon of={Settings2} />
    </Button>
  );
  return (
    <Menu trigger={trigger} side="right" align="end">
      <MenuChoices title={t('settings.theme')} value={theme} choices={themes} onChange={editor.preferences.setTheme} />
      <MenuLine />
      <MenuChoices title={t('settings.language')} value={language} choices={languages} onChange={editor.preferences.setLanguage} />
    </Menu>
  );
}
