import { protocol } from 'electron';
import { securityHeaders } from '../window/content-policy';
import { createStaticFiles } from '../window/static-files';

const scheme = 'clickcut';
export const appOrigin = `${scheme}://app`;

/** Has to run before the app is ready. Not file://, which would make every file on the disk same-origin. */
export function declareProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built page, and nothing else, with the same policy as the web host. */
export function serveProtocol(pageDir: string): void {
  const files = createStaticFiles(pageDir);
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url);
    const headers = { ...securityHeaders([]), 'Cache-Control': 'no-cache' };
    if (url.host !== 'app') return new Response(null, { status: 404, headers });
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers });
    const file = await files.read(url.pathname);
    if (!file) return new Response(null, { status: 404, headers });
    return new Response(request.method === 'HEAD' ? null : file.bytes, { headers: { ...headers, 'Content-Type': file.type } });
  });
}
