import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket, type ClientOptions } from 'ws';
import { z } from 'zod';
import { startWebHost, type WebHost, type WebHostOptions } from '../../../src-main/hosts/web/web-host';
import { service } from '../../../src-preload/contract/define';
import { createServer } from '../../../src-preload/rpc/server';

export const tinyContract = {
  echo: service({ methods: { say: { params: z.object({ text: z.string() }), result: z.object({ text: z.string() }) } } }),
} as const;

export interface Site {
  readonly host: WebHost;
  /** Numbers of connected pages, as they were reported. */
  readonly pages: readonly number[];
  readonly cookie: string;
  close(): Promise<void>;
}

/** A web host on a free port, with a page of two files beside a file that must never be served. */
export async function startSite(options: Partial<WebHostOptions> = {}): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'clickcut-web-'));
  const pageDir = join(folder, 'page');
  await mkdir(join(pageDir, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(pageDir, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(join(pageDir, 'assets', 'main-AbCdEf12.js'), 'export {};');
  const rpc = createServer(tinyContract, { echo: { say: ({ text }) => ({ text }) } });
  const pages: number[] = [];
  const host = await startWebHost({ pageDir, attach: rpc.attach, onPages: (count) => pages.push(count), ...options });
  return {
    host,
    pages,
    cookie: `clickcut-${host.port}=${host.token}`,
    close: async () => {
      await host.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request with exactly these headers and this path: no client tidies up what an attacker would send. */
export function ask(site: Site, path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET', body?: Uint8Array): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port: site.host.port, path, method, headers: { Host: `127.0.0.1:${site.host.port}`, ...headers } }, (response) => {
      let answer = '';
      response.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: answer }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** Status of a refused upgrade, or the open socket. */
export function upgrade(site: Site, options: ClientOptions, path = '/rpc'): Promise<number | WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${site.host.port}${path}`, options);
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.on('error', reject);
  });
}

/** The code that the server closes a socket with. */
export const closeCode = (socket: WebSocket): Promise<number> => new Promise((resolve) => socket.once('close', resolve));

/** Sends these bytes and returns what came back until the server hung up. */
export function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
