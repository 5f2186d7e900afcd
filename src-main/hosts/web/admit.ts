import type { IncomingMessage } from 'node:http';
import { cookieName, isOurHost, isOurOrigin, readCookie, tokensMatch } from './access';
import { refusals, type Refusal } from './refusal';
import type { SignIn } from './sign-in';

export type Admission =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The token, or a ticket for it, came in the address: to be moved into the cookie. */
  | { readonly kind: 'token'; readonly url: URL }
  | { readonly kind: 'session'; readonly url: URL };

const refuse = (refusal: Refusal): Admission => ({ kind: 'refused', refusal });

function parseTarget(target: string | undefined, port: number): URL | undefined {
  // Only the origin form: `http://…` or `//host` as a target would replace the base.
  if (target === undefined || !target.startsWith('/') || target.startsWith('//')) return undefined;
  return URL.canParse(target, `http://127.0.0.1:${port}`) ? new URL(target, `http://127.0.0.1:${port}`) : undefined;
}

/** Decides over a request before anything is read, written or upgraded for it. The same for pages and sockets. */
export function admit(request: IncomingMessage, port: number, { token, takeTicket }: SignIn): Admission {
  if (!isOurHost(request.headers.host, port)) return refuse(refusals.foreignHost);
  if (!isOurOrigin(request.headers.origin, port)) return refuse(refusals.foreignOrigin);
  const url = parseTarget(request.url, port);
  if (!url) return refuse(refusals.badRequest);
  if (tokensMatch(token, url.searchParams.get('token'))) return { kind: 'token', url };
  if (takeTicket(url.searchParams.get('ticket'))) return { kind: 'token', url };
  if (tokensMatch(token, readCookie(request.headers.cookie, cookieName(port)))) return { kind: 'session', url };
  return refuse(refusals.needsToken);
}
