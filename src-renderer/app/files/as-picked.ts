import type { PhotoSource } from '../../../src-preload/contract/documents';
import type { PickedFile } from '../../editor/ports';

/** How a file of the page's gets to the engine. */
export type Send = (file: File) => Promise<PhotoSource>;
/** Makes a file of the page's one that can be opened. */
export type AsPicked = (file: File) => PickedFile;

export const bytesOf = async (file: File): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await file.arrayBuffer());

/** With the message itself, through the page. */
export const sendBytes: Send = async (file) => ({ kind: 'bytes', name: file.name, bytes: await bytesOf(file) });

export const pickedBy =
  (send: Send): AsPicked =>
  (file) => ({ name: file.name, source: () => send(file) });
