import { contextBridge, ipcRenderer, webUtils } from 'electron';

/** The same words as in src-renderer/bridge/preload-api.ts and src-main/hosts/electron/hand-over-port.ts. */
const enginePort = 'clickcut:port';
const desktopPort = 'clickcut:desktop';
const fileMessage = 'clickcut:file';

// A port cannot pass the context bridge. It goes as a message of the window to itself, addressed to our own origin,
// so that a page that came here by any other way gets nothing.
for (const word of [enginePort, desktopPort]) {
  ipcRenderer.on(word, (event) => {
    window.postMessage(word, window.location.origin, [...event.ports]);
  });
}

contextBridge.exposeInMainWorld('clickcut', {
  requestPort: (): void => ipcRenderer.send(enginePort),
  requestDesktop: (): void => ipcRenderer.send(desktopPort),
  // A file that a script has made has no path; only the host sees the others'.
  handOver: async (file: File): Promise<unknown> => {
    const path = webUtils.getPathForFile(file);
    return path === '' ? null : ipcRenderer.invoke(fileMessage, path);
  },
});
