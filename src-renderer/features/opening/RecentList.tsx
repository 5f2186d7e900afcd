import { FileClock } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Editor } from '../../editor/editor';
import type { RecentFile } from '../../editor/ports';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { dateLocale } from '../../ui/date-locale';
import { useText } from '../../ui/text';

const most = 6;

/** Files of earlier days, where the browser lets the page come back to them. */
export function RecentList({ editor }: { readonly editor: Editor }) {
  const t = useText();
  const [files, setFiles] = useState<readonly RecentFile[]>([]);
  useEffect(() => {
    let gone = false;
    editor.ports.recentFiles().then(
      (found) => {
        if (!gone) setFiles(found.slice(0, most));
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [editor]);
  const open = async (id: string): Promise<void> => {
    const file = await editor.ports.openRecent(id);
    if (file) await editor.opener.openFiles([file]);
    else setFiles((before) => before.filter((known) => known.id !== id));
  };
  if (files.length === 0) return null;
  return (
    <section className="recent" aria-label={t('empty.recent')}>
      <h2 className="samples-title">{t('empty.recent')}</h2>
      <ul className="recent-list">
        {files.map(({ id, name, openedAt }) => (
          <li key={id}>
            <Button look="plain" className="recent-file" onClick={() => void open(id)}>
              <Icon of={FileClock} size={16} />
              <span className="recent-name">{name}</span>
              <span className="recent-when">{new Date(openedAt).toLocaleDateString(dateLocale())}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
