import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from '../window/content-policy';
import type { StaticFiles } from '../window/static-files';
import { cookieFor, socketSources } from './access';
import { admit } from './admit';
import { receiveFile, type Receiving } from './receive-file';
import { refusalPage, refusals, type Refusal } from './refusal';

export interface PageSite extends Receiving {
  readonly files: StaticFiles;
}

function answerRefusal(response: ServerResponse, refusal: Refusal, withBody: boolean): void {
  const body = Buffer.from(refusalPage(refusal));
  const extra = refusal.status === 405 ? { Allow: 'GET, HEAD' } : {};
  response.writeHead(refusal.status, { ...extra, 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.byteLength, 'Cache-Control': 'no-store' });
  response.end(withBody ? body : undefined);
}

/** Answers everything that is not a WebSocket: the sign-in redirect, the files of the page, and those that it sends. */
export async function answerPage(request: IncomingMessage, response: ServerResponse, site: PageSite): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders(socketSources(site.port)))) response.setHeader(name, value);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const withBody = request.method !== 'HEAD';
  if (!isRead) {
    const refusal = request.method === 'POST' ? await receiveFile(request, response, site) : refusals.badMethod;
    if (!refusal) return;
    // A body that nobody reads would keep the connection busy.
    response.setHeader('Connection', 'close');
    return answerRefusal(response, refusal, true);
  }
  const admission = admit(request, site.port, site.signIn);
  switch (admission.kind) {
    case 'refused':
      return answerRefusal(response, admission.refusal, withBody);
    case 'token':
      // 303 to the page without the token: it must not stay in the address bar, the history or a screenshot.
      response.writeHead(303, { Location: '/', 'Set-Cookie': cookieFor(site.port, site.signIn.token), 'Cache-Control': 'no-store', 'Content-Length': 0 });
      response.end();
      return;
    case 'session': {
      const file = await site.files.read(admission.url.pathname);
      if (!file) return answerRefusal(response, refusals.notFound, withBody);
      const cache = file.hashed ? 'private, max-age=31536000, immutable' : 'no-cache';
      response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': file.bytes.byteLength, 'Cache-Control': cache });
      response.end(withBody ? file.bytes : undefined);
      return;
    }
  }
}
