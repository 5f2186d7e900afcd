import { parentPort } from 'node:worker_threads';
import { ClickcutError } from '../../../src-preload/contract/errors';
import { artworkLabels, checkBytes, corruptArtwork, tooMuchMemory } from './import-errors';
import type { ArtworkNode } from './imported';
import { readOra } from './ora/read-ora';
import type { FromImportWorker, ImportRequest, ToImportWorker } from './protocol';
import { readPsd } from './psd/read-psd';
import type { Picture, PictureNumber, Reading } from './reading';

/** Entry of the thread that reads one layered file. It hands out a picture each time it is asked to, then the layers. */
let request: ImportRequest | undefined;
let reading: Reading | undefined;

const send = (message: FromImportWorker, transfer: readonly ArrayBuffer[] = []): void => parentPort?.postMessage(message, transfer);

function* read(file: ImportRequest): Reading {
  checkBytes(file.name, file.bytes.length);
  return yield* file.format === 'psd' ? readPsd(file) : readOra(file);
}

/** Pixels are moved. A PNG file is copied: more than one layer may show the same one. */
function sendPicture(picture: Picture): void {
  const buffer = picture.kind === 'rgba' ? picture.data.buffer : undefined;
  send({ kind: 'picture', picture }, buffer instanceof ArrayBuffer ? [buffer] : []);
}

/** Each mask has memory of its own, so that it can be moved. */
function maskBuffers(nodes: readonly ArtworkNode<PictureNumber>[]): readonly ArrayBuffer[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'group') return maskBuffers(node.children);
    const buffer = node.kind === 'pixels' ? node.mask?.alpha.buffer : undefined;
    return buffer instanceof ArrayBuffer ? [buffer] : [];
  });
}

function toError(error: unknown, { name, format }: ImportRequest): ClickcutError {
  if (error instanceof ClickcutError) return error;
  if (error instanceof RangeError && /allocation failed|invalid array (buffer )?length/i.test(error.message)) return tooMuchMemory(name, error);
  return corruptArtwork(name, artworkLabels[format], error);
}

function next(file: ImportRequest): void {
  try {
    reading ??= read(file);
    const step = reading.next();
    if (step.done === true) send({ kind: 'done', artwork: step.value }, maskBuffers(step.value.nodes));
    else sendPicture(step.value);
  } catch (error) {
    send({ kind: 'failed', error: toError(error, file).toWire() });
  }
}

parentPort?.on('message', (message: ToImportWorker) => {
  switch (message.kind) {
    case 'file':
      request = { name: message.name, format: message.format, bytes: new Uint8Array(message.length) };
      return;
    case 'slice':
      request?.bytes.set(message.bytes, message.at);
      return;
    case 'next':
      if (request) next(request);
  }
});
