import type { DesktopBridge } from '../../bridge/connect';
import { createDesktopFiles } from '../../editor/files/desktop-files';
import type { Engine } from '../../editor/engine';
import type { AskedFor, EditorPorts, PickedFile } from '../../editor/ports';
import { pickedBy, sendBytes } from './as-picked';
import { createFileInput } from './file-input';
import { createPageFiles } from './page-files';
import { pickTree } from './pick-tree';
import { createFilePost } from './post-file';
import { hasFolders, resultFolder } from './result-folder';
import { saveFile } from './save-file';

type FilePorts = Pick<EditorPorts, 'askForFiles' | 'projectFile' | 'recentFiles' | 'openRecent' | 'saveFile' | 'dragOut' | 'chooseFolder' | 'pickTree' | 'resultFolder'>;

export interface HostFiles {
  readonly ports: FilePorts;
  /** A file that was dropped or pasted. */
  asPicked(file: File): PickedFile;
  /** Opens what the system asks to open, from now on. */
  listen(): void;
}

interface Surroundings {
  readonly translate: EditorPorts['translate'];
  readonly onPicked: (files: readonly PickedFile[], what: AskedFor) => void;
  readonly onFailed: (error: unknown) => void;
}

/** Files as the host has them: the system's own dialogs and paths in a desktop window, what the browser gives elsewhere. */
export function createHostFiles(host: DesktopBridge | undefined, engine: Engine, around: Surroundings): HostFiles {
  if (!host) {
    const asPicked = pickedBy(createFilePost(engine));
    return { ports: { ...createPageFiles(around.onPicked, asPicked), saveFile, pickTree, ...(hasFolders(window) && { resultFolder }) }, asPicked, listen: () => undefined };
  }
  const asPicked = pickedBy(sendBytes);
  // Not shown here, but scripts that drive the page find it in every host.
  createFileInput(around.onPicked, asPicked);
  const files = createDesktopFiles(host, engine, around);
  return {
    ports: files.ports,
    listen: files.listen,
    asPicked: (file) => {
      // At once: a dropped file may be asked for its path only while it is being dropped.
      const granted = host.handOver(file).catch(() => null);
      return {
        name: file.name,
        source: async () => {
          const known = await granted;
          return known ? { kind: 'file', handle: known.handle } : asPicked(file).source();
        },
        opened: (document) => void granted.then((known) => known && files.asPicked(known).opened?.(document)),
      };
    },
  };
}
