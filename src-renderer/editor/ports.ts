import type { ExportedFile } from '../../src-preload/contract/exports';

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
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
}

export type SaveOutcome = 'saved' | 'cancelled';

/** What the page it runs in supplies, so that the editor needs no DOM. */
export interface EditorPorts {
  /** Shows the page's file dialog; what is picked comes in as any other file does. */
  askForFiles(): void;
  /** `ask` shows a save dialog where there is one; otherwise the file goes to the downloads. */
  saveFile(file: ExportedFile, how: 'download' | 'ask'): Promise<SaveOutcome>;
  /** For names that become data, such as that of a new layer. */
  translate(text: Text): string;
  newId(): string;
  now(): number;
}
