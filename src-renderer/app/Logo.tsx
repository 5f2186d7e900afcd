import type { Editor } from '../editor/editor';
import { MainMenu } from '../features/commands/MainMenu';
import { useText } from '../ui/text';

const address = new URL('../../assets/icons/clickcut.svg', import.meta.url).href;

/** The product's sign, and behind it everything that can be done. */
export function Logo({ editor }: { readonly editor: Editor }) {
  const t = useText();
  return (
    <>
      <h1 className="visually-hidden">{t('app.name')}</h1>
      <MainMenu editor={editor}>
        <img src={address} alt="" width={24} height={24} draggable={false} />
      </MainMenu>
    </>
  );
}
