import { contextBridge, ipcRenderer } from 'electron';

/** The same word as in src-renderer/bridge/open-port.ts and src-main/hosts/electron/hand-over-port.ts. */
const portMessage = 'clickcut:port';

// A port cannot pass the context bridge. It goes as a message of the window to itself, addressed to our own origin,
// so that a page that came here by any other way gets nothing.
ipcRenderer.on(portMessage, (event) => {
  window.postMessage(portMessage, window.location.origin, [...event.ports]);
});

contextBridge.exposeInMainWorld('clickcut', {
  requestPort: (): void => ipcRenderer.send(portMessage),
});
