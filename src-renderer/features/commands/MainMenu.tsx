import type { ReactNode } from 'react';
import type { Editor } from '../../editor/editor';
import type { MenuNode } from '../../ui/ActionItems';
import { Button } from '../../ui/Button';
import { ActionMenu } from '../../ui/Menu';
import { useText } from '../../ui/text';
import { menuTree, type MenuBranch } from './menu-tree';

/** Every command, within reach of the mouse. */
export function MainMenu({ editor, children }: { readonly editor: Editor; readonly children: ReactNode }) {
  const t = useText();
  const { commands } = editor;
  const nodeOf = ({ title, commands: ids, branches }: MenuBranch): MenuNode => ({
    label: title,
    items: [...ids.map((id) => commands.action(id)), ...(branches.length > 0 ? (['line'] as const) : []), ...branches.map(nodeOf)],
  });
  const trigger = (
    <Button look="icon" className="main-menu" aria-label={t('menu.label')} title={t('menu.label')} data-testid="main-menu">
      {children}
    </Button>
  );
  return <ActionMenu trigger={trigger} items={() => menuTree(commands.all).map(nodeOf)} />;
}
