import { parentPort } from 'node:worker_threads';
import { asClickcutError } from '../../../../src-preload/contract/errors';
import { packedBytes, packedNothing, packLayer, psdFile, type PackedLayer } from './psd-document';
import { tooLargeForPsd } from './psd-errors';
import type { FromPsdThread, ToPsdThread } from './psd-protocol';

/** Entry of the thread that writes one Photoshop file. Of each layer it keeps what goes into the file. */
const packed: PackedLayer[] = [];
let isLarge = false;

const send = (message: FromPsdThread, transfer: readonly ArrayBuffer[] = []): void => parentPort?.postMessage(message, transfer);

function take(message: ToPsdThread): void {
  switch (message.kind) {
    case 'begin':
      isLarge = message.large;
      return;
    case 'layer': {
      const layer = message.pixels ? packLayer(message.pixels, isLarge) : packedNothing;
      packed.push(layer);
      send({ kind: 'packed', bytes: packedBytes(layer) });
      return;
    }
    case 'finish': {
      const file = psdFile(message.plan, packed, isLarge);
      send({ kind: 'done', file }, [file.buffer]);
    }
  }
}

parentPort?.on('message', (message: ToPsdThread) => {
  try {
    take(message);
  } catch (error) {
    const isMemory = error instanceof RangeError && /allocation failed|invalid (typed )?array (buffer )?length/i.test(error.message);
    send({ kind: 'failed', error: (isMemory ? tooLargeForPsd(error) : asClickcutError(error)).toWire() });
  }
});
