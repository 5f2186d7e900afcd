import { app, Menu, session, type MenuItemConstructorOptions } from 'electron';
import { appOrigin } from './app-protocol';

function stayHere(event: { readonly url: string; preventDefault(): void }): void {
  if (!event.url.startsWith(`${appOrigin}/`)) event.preventDefault();
}

/** The page shows itself and nothing else: no other address, no window, no guest, no device, no permission. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    // Redirects count as well; a reload of the page itself does not.
    contents.on('will-navigate', stayHere);
    contents.on('will-redirect', stayHere);
  });
}

/** Writing to the clipboard is the one thing that the page may ask for. Has to run once the app is ready. */
export function denyPermissions(): void {
  const isAllowed = (permission: string): boolean => permission === 'clipboard-sanitized-write';
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(isAllowed(permission)));
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => isAllowed(permission));
}

/**
 * macOS has no copy and paste without an edit menu, and shows recent documents in a menu; elsewhere its accelerators
 * would only take keys from the page.
 */
export function setMenu(platform: NodeJS.Platform): void {
  const recent: MenuItemConstructorOptions = { role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] };
  const template: MenuItemConstructorOptions[] = [{ role: 'appMenu' }, { label: 'File', submenu: [recent] }, { role: 'editMenu' }, { role: 'windowMenu' }];
  Menu.setApplicationMenu(platform === 'darwin' ? Menu.buildFromTemplate(template) : null);
}
