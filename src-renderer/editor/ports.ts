import type { PhotoSource } from '../../src-preload/contract/documents';
import type { ExportedFile } from '../../src-preload/contract/exports';
import type { FileHandle } from '../../src-preload/contract/files';
import type { DocumentId, LayerId } from '../../src-preload/model/document';

export type TextValues = Readonly<Record<string, string | number>>;
/** A text of the locale files; translated where it is shown, so that it follows the language. */
export interface Text {
  readonly key: string;
  readonly values?: TextValues;
}
export const text = (key: string, values?: TextValues): Text => (values === undefined ? { key } : { key, values });

/** A file that somebody picked, dropped or pasted. */
export interface PickedFile {
  readonly name: string;
  /** For the engine: the bytes, or where it finds them by itself, so that they do not travel through the page. */
  source(): Promise<PhotoSource>;
  /** It became this document: saving it goes to the same file, where the page may write there. */
  readonly opened?: (document: string) => void;
}

/** A file that is read by the page. */
export interface LoadedFile {
  readonly name: string;
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
}

/** A file of the user's that a project is written to: by the page, or by the engine where a host has given a handle. */
export type ProjectFile =
  | {
      readonly name: string;
      /** All of it or nothing: what was there stays until everything has been written. */
      write(bytes: Uint8Array): Promise<void>;
    }
  | { readonly name: string; readonly handle: FileHandle; saved(): void };

/** Layers as files that other programs take out of the window. */
export interface DragOutPort {
  /** Has the files made; resolves with what `start` takes. */
  prepare(document: DocumentId, layers: readonly LayerId[], signal: AbortSignal): Promise<string>;
  /** The system goes on with the pointer's drag. False when it does not. */
  start(drag: string): Promise<boolean>;
}

/** A folder of the user's that the engine works in by itself. */
export interface ChosenFolder {
  readonly handle: FileHandle;
  readonly name: string;
}

/** A folder of the user's that a page writes into. */
export interface ResultFolder {
  readonly name: string;
  /** All of a file or nothing; '/' between the segments of its path, folders are made. */
  write(path: string, bytes: Uint8Array): Promise<void>;
}

/** A file that was opened or saved before, where the browser lets a page come back to it. */
export interface RecentFile {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
}

/** What files are asked for: documents to open, layers of the open one, photos to annotate, or many for one job. */
export type AskedFor = 'open' | 'place' | 'annotate' | 'batch';

export type SaveOutcome = 'saved' | 'cancelled';

/** What the page it runs in supplies, so that the editor needs no DOM. */
export interface EditorPorts {
  /** Shows the page's file dialog; what is picked comes in as any other file does. */
  askForFiles(what: AskedFor): void;
  /** The file that a document is saved to: its own, or one that is asked for. Undefined when the person thinks better of it. */
  projectFile(document: string, suggestedName: string, ask: boolean): Promise<ProjectFile | undefined>;
  /** One file for something else than opening it; undefined when the person thinks better of it. */
  pickFile(accept: string): Promise<LoadedFile | undefined>;
  /** Puts a picture into the clipboard; called in the gesture itself, with the picture still on its way. */
  copyPng(png: Promise<Uint8Array>): Promise<void>;
  /** Latest first. */
  recentFiles(): Promise<readonly RecentFile[]>;
  openRecent(id: string): Promise<PickedFile | undefined>;
  /** `ask` shows a save dialog where there is one; otherwise the file goes to the downloads. */
  saveFile(file: ExportedFile, how: 'download' | 'ask'): Promise<SaveOutcome>;
  /**
   * Shows the system's dialog for a folder; undefined when the person thinks better of it. Absent where a page has files
   * only by their bytes.
   */
  readonly chooseFolder?: ((title: Text, use: 'read' | 'write') => Promise<ChosenFolder | undefined>) | undefined;
  /** All files of a folder, their names being paths that begin with the folder's; undefined when the person thinks better of it. */
  readonly pickTree?: (() => Promise<readonly LoadedFile[] | undefined>) | undefined;
  /** Shows the browser's dialog for a folder to write into. Absent where it has none. */
  readonly resultFolder?: (() => Promise<ResultFolder | undefined>) | undefined;
  /** Undefined where a page cannot hand files to other programs. */
  readonly dragOut?: DragOutPort | undefined;
  /** For names that become data, such as that of a new layer. */
  translate(text: Text): string;
  newId(): string;
  now(): number;
}
