import { useText } from '../ui/text';

const address = new URL('../../assets/icons/clickcut.svg', import.meta.url).href;

export function Logo() {
  const t = useText();
  return (
    <h1 className="logo">
      <img src={address} alt={t('app.name')} width={24} height={24} draggable={false} />
    </h1>
  );
}
