import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { build } from 'vite';
import { WebSocket, WebSocketServer } from 'ws';
import { createChildChannel } from '../../src-main/inference/process/channel';
import type { Channel } from '../../src-preload/rpc/protocol';
import { createServer } from '../../src-preload/rpc/server';
import { createInProcessPair } from '../../src-preload/transports/in-process';
import { createMessagePortChannel, type PortLike } from '../../src-preload/transports/message-port';
import { createWebSocketChannel, type SocketLike } from '../../src-preload/transports/websocket';
import { createProbeHandlers, probeContract } from '../fixtures/probe-contract';

/** The caller's channel to a probe server at the other end of a real transport. */
export interface Connected {
  readonly channel: Channel;
  /** Ends the other side as a crash would: without a word. */
  readonly crash: () => void;
  readonly dispose: () => Promise<void>;
}

function serve(channel: Channel): void {
  const server = createServer(probeContract, createProbeHandlers((text) => server.emit('probe.said', { text })));
  server.attach(channel);
}

function inProcess(): Promise<Connected> {
  const [near, far] = createInProcessPair();
  serve(far);
  return Promise.resolve({ channel: near, crash: () => far.close(), dispose: () => Promise.resolve(near.close()) });
}

function messagePort(): Promise<Connected> {
  const { port1, port2 } = new MessageChannel();
  serve(createMessagePortChannel(port2 as unknown as PortLike));
  const channel = createMessagePortChannel(port1 as unknown as PortLike);
  return Promise.resolve({ channel, crash: () => port2.close(), dispose: () => Promise.resolve(channel.close()) });
}

async function webSocket(): Promise<Connected> {
  const host = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
  host.on('connection', (socket) => serve(createWebSocketChannel(socket as unknown as SocketLike)));
  await new Promise((resolve) => host.once('listening', resolve));
  const socket = new WebSocket(`ws://127.0.0.1:${(host.address() as AddressInfo).port}`);
  await new Promise((resolve) => socket.once('open', resolve));
  const channel = createWebSocketChannel(socket as unknown as SocketLike);
  return {
    channel,
    crash: () => host.clients.forEach((client) => client.terminate()),
    dispose: async () => {
      channel.close();
      await new Promise((resolve) => host.close(resolve));
    },
  };
}

async function childProcess(): Promise<Connected> {
  // Inside the project, so that the child finds the project's packages.
  const outDir = await mkdtemp(join(process.cwd(), 'dist', 'probe-'));
  const input = join(process.cwd(), 'tests/fixtures/probe-child.ts');
  await build({
    configFile: false,
    logLevel: 'silent',
    build: { ssr: true, outDir, target: 'node20', rollupOptions: { input, output: { entryFileNames: 'probe.js' } } },
  });
  const child = fork(join(outDir, 'probe.js'), { serialization: 'advanced' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return {
    channel: createChildChannel(child),
    crash: () => void child.kill('SIGKILL'),
    dispose: async () => {
      child.kill('SIGKILL');
      await ended;
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

export const transports = { 'in-process': inProcess, 'message port': messagePort, websocket: webSocket, 'child process': childProcess } as const;
