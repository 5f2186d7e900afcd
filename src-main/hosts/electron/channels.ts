import type { ChildProcess } from 'node:child_process';
import type { MessagePortMain } from 'electron';
import type { Channel } from '../../../src-preload/rpc/protocol';
import { createCloseSignal, createMailbox } from '../../../src-preload/rpc/mailbox';

/** The page's end of a MessageChannelMain, which is an EventEmitter and no EventTarget. */
export function createMainPortChannel(port: MessagePortMain): Channel {
  const box = createMailbox();
  const close = createCloseSignal();
  port.on('message', (event) => box.deliver(event.data));
  port.on('close', () => close.fire('The page went away.'));
  port.start();
  return {
    send: (message) => {
      if (!close.closed) port.postMessage(message);
    },
    receive: box.receive,
    onClose: close.add,
    close: () => {
      port.close();
      close.fire('The connection was closed.');
    },
  };
}

/** The engine's end: the IPC pipe of a child that was forked with `serialization: 'advanced'`. */
export function createEngineChannel(child: ChildProcess): Channel {
  const box = createMailbox();
  const close = createCloseSignal();
  child.on('message', (message) => box.deliver(message));
  child.on('disconnect', () => close.fire('The engine went away.'));
  child.on('exit', () => close.fire('The engine ended.'));
  child.on('error', (error) => close.fire(`The engine cannot be started: ${error.message}`));
  return {
    send: (message) => {
      // An error of the pipe shows as `disconnect`; without the callback it would be thrown at the whole app.
      if (!close.closed && child.connected) child.send(message, () => undefined);
    },
    receive: box.receive,
    onClose: close.add,
    close: () => {
      if (child.connected) child.disconnect();
      close.fire('The connection was closed.');
    },
  };
}
