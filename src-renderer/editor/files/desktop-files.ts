import type { Client } from '../../../src-preload/contract/define';
import type { DesktopContract } from '../../../src-preload/contract/desktop';
import type { GrantedFile } from '../../../src-preload/contract/files';
import type { Engine } from '../engine';
import { text, type AskedFor, type EditorPorts, type PickedFile } from '../ports';

/** What the editor needs of the desktop host. */
export interface DesktopHost {
  readonly services: Client<DesktopContract>;
  on(event: 'desktop.arrived', listener: () => void): () => void;
}

export type DesktopPorts = Required<Pick<EditorPorts, 'askForFiles' | 'projectFile' | 'recentFiles' | 'openRecent' | 'saveFile' | 'dragOut' | 'chooseFolder'>>;

export interface DesktopFiles {
  readonly ports: DesktopPorts;
  /** A file that the host has let the page use. */
  asPicked(file: GrantedFile): PickedFile;
  /** Opens what the system asks to open, from now on. */
  listen(): void;
}

interface Surroundings {
  readonly translate: EditorPorts['translate'];
  readonly onPicked: (files: readonly PickedFile[], what: AskedFor) => void;
  readonly onFailed: (error: unknown) => void;
}

/**
 * Files in a desktop window: chosen in the system's dialogs and named by handles, read and written by the engine. A
 * document that was opened from a project file, or saved to one, is saved there again without a question.
 */
export function createDesktopFiles(host: DesktopHost, engine: Engine, { translate, onPicked, onFailed }: Surroundings): DesktopFiles {
  const { desktop } = host.services;

  /** The list of recent files must never stop work on them. */
  const remember = (handle: string): void => void desktop.remember({ handle }).catch(() => undefined);

  const asPicked = ({ handle, name }: GrantedFile): PickedFile => ({
    name,
    source: () => Promise.resolve({ kind: 'file', handle }),
    opened: () => remember(handle),
  });

  const choose = async (what: AskedFor): Promise<void> => {
    const words = { readable: translate(text('files.readable')), anything: translate(text('files.anything')) };
    const chosen = await desktop.chooseFiles(words);
    if (chosen.length > 0) onPicked(chosen.map(asPicked), what);
  };

  const takeArrivals = async (): Promise<void> => {
    const arrived = await desktop.arrivals({});
    if (arrived.length > 0) onPicked(arrived.map(asPicked), 'open');
  };

  return {
    asPicked,
    listen: () => {
      host.on('desktop.arrived', () => void takeArrivals().catch(onFailed));
      // Those that came while the page was on its way.
      void takeArrivals().catch(onFailed);
    },
    ports: {
      askForFiles: (what) => void choose(what).catch(onFailed),
      // The engine has been asked before whether the document has a file: here it has none, or another one is wanted.
      projectFile: async (_document, suggestedName) => {
        const file = await desktop.chooseSaveFile({ suggestedName, kind: translate(text('files.project')) });
        return file === null ? undefined : { ...file, saved: () => remember(file.handle) };
      },
      recentFiles: () => desktop.recent({}),
      openRecent: async (id) => {
        const file = await desktop.openRecent({ id });
        return file === null ? undefined : asPicked(file);
      },
      saveFile: async ({ name, bytes }, how) => {
        const file = how === 'download' ? await desktop.downloadsFile({ suggestedName: name }) : await desktop.chooseSaveFile({ suggestedName: name, kind: translate(text('files.export')) });
        if (file === null) return 'cancelled';
        await engine.services.files.write({ file: file.handle, bytes });
        return 'saved';
      },
      chooseFolder: async (title, use) => (await desktop.chooseFolder({ title: translate(title), use })) ?? undefined,
      dragOut: {
        prepare: async (document, layers, signal) => (await desktop.prepareDrag({ document, layers: [...layers] }, { signal })).drag,
        start: async (drag) => (await desktop.startDrag({ drag })).started,
      },
    },
  };
}
