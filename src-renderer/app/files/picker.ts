/** The parts of the File System Access API that are used; not every browser has it. */
export interface FilePickers {
  showSaveFilePicker(options: { readonly suggestedName: string; readonly types?: readonly PickerType[] }): Promise<FileSystemFileHandle>;
  showOpenFilePicker(options: { readonly multiple: boolean }): Promise<FileSystemFileHandle[]>;
}

export interface PickerType {
  readonly description: string;
  readonly accept: Readonly<Record<string, readonly string[]>>;
}

/** A handle with the questions that only Chromium can answer so far. */
export interface AskableHandle extends FileSystemFileHandle {
  queryPermission(how: { readonly mode: 'read' | 'readwrite' }): Promise<PermissionState>;
  requestPermission(how: { readonly mode: 'read' | 'readwrite' }): Promise<PermissionState>;
}

export const hasPickers = (page: object): page is FilePickers => 'showSaveFilePicker' in page && 'showOpenFilePicker' in page;

const isAskable = (handle: FileSystemFileHandle): handle is AskableHandle => 'requestPermission' in handle;

/** Whether the page may use a handle now; asks the person where that is needed. Only in a click or a key press. */
export async function mayUse(handle: FileSystemFileHandle, mode: 'read' | 'readwrite'): Promise<boolean> {
  if (!isAskable(handle) || (await handle.queryPermission({ mode })) === 'granted') return true;
  return (await handle.requestPermission({ mode })) === 'granted';
}

/** The answer of a dialog, or undefined when it was closed without one. */
export async function unlessDismissed<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}

/** The browser writes to a copy and puts it in the file's place when it is closed. */
export async function writeHandle(handle: FileSystemFileHandle, bytes: Uint8Array): Promise<void> {
  const stream = await handle.createWritable();
  try {
    await stream.write(bytes as Uint8Array<ArrayBuffer>);
    await stream.close();
  } catch (error) {
    await stream.abort().catch(() => undefined);
    throw error;
  }
}
