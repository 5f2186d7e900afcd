import type { IncomingMessage, ServerResponse } from 'node:http';
import { ClickcutError } from '../../../src-preload/contract/errors';
import { postedId } from '../../../src-preload/contract/files';
import { admit } from './admit';
import { refusals, type Refusal } from './refusal';
import type { SignIn } from './sign-in';

export interface Receiving {
  readonly port: number;
  readonly signIn: SignIn;
  /** Bytes of the largest file. */
  readonly mostBytes: number;
  /** A page has begun to send a file. */
  readonly onFile: (id: string, bytes: Promise<Uint8Array>) => void;
}

const folder = '/files/';

/** All of a body, in one buffer of the size that was announced. @throws ClickcutError `file-unreadable` when it breaks off */
function readBody(request: IncomingMessage, length: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const bytes = new Uint8Array(length);
    let at = 0;
    const fail = (): void => reject(new ClickcutError({ code: 'file-unreadable', message: 'The file did not arrive whole.', hint: 'Open it again.' }));
    request.on('data', (chunk: Buffer) => {
      // Node's parser ends a body at its announced length.
      bytes.set(chunk, at);
      at += chunk.length;
    });
    request.on('end', () => (at === length ? resolve(bytes) : fail()));
    request.on('error', fail);
    request.on('close', fail);
  });
}

const tooLarge = (length: number, most: number): ClickcutError => {
  const mebibytes = (n: number): string => `${Math.ceil(n / 1024 / 1024)} MiB`;
  return new ClickcutError({ code: 'image-too-large', message: `The file is ${mebibytes(length)}; files of at most ${mebibytes(most)} can be opened.`, hint: 'Save it with compression, or make it smaller first.' });
};

/**
 * Takes a file that the page sends beside a message: the browser reads it and sends it in a process of its own, which
 * neither the page's thread nor its memory has a part in. Answers a refusal, or undefined once the file is whole.
 * Besides what every request has to show, this one comes from a page of ours: a browser names it.
 */
export async function receiveFile(request: IncomingMessage, response: ServerResponse, { port, signIn, mostBytes, onFile }: Receiving): Promise<Refusal | undefined> {
  if (!request.url?.startsWith(folder)) return refusals.badMethod;
  const admission = admit(request, port, signIn);
  if (admission.kind === 'refused') return admission.refusal;
  if (request.headers.origin === undefined) return refusals.foreignOrigin;
  const id = postedId.safeParse(admission.url.pathname.slice(folder.length));
  if (admission.kind !== 'session' || !id.success) return refusals.notFound;
  const length = Number(request.headers['content-length'] ?? NaN);
  if (!Number.isSafeInteger(length) || length < 0) return refusals.lengthNeeded;
  if (length > mostBytes) {
    onFile(id.data, Promise.reject(tooLarge(length, mostBytes)));
    return refusals.tooLarge;
  }
  const bytes = readBody(request, length);
  onFile(id.data, bytes);
  await bytes;
  response.writeHead(204, { 'Cache-Control': 'no-store' });
  response.end();
  return undefined;
}
