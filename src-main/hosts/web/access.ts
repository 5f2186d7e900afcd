import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits: cannot be guessed, and valid for one run only. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Compares digests, so that neither content nor length of a guess shows in the time it takes. */
export function tokensMatch(expected: string, given: string | undefined | null): boolean {
  if (given === undefined || given === null) return false;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(expected), digest(given));
}

/** Cookies ignore ports: the name carries ours, so that two runs side by side do not overwrite each other's. */
export const cookieName = (port: number): string => `clickcut-${port}`;

/** HttpOnly keeps the token from page scripts; Strict keeps it out of requests that other sites make. */
export const cookieFor = (port: number, token: string): string => `${cookieName(port)}=${token}; HttpOnly; SameSite=Strict; Path=/`;

export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

const localNames = ['127.0.0.1', 'localhost'] as const;

/** DNS rebinding: a foreign name made to point at 127.0.0.1 still arrives in the Host header. */
export const isOurHost = (host: string | undefined, port: number): boolean => localNames.some((name) => host === `${name}:${port}`);

/**
 * A browser names the page that asks. No Origin means no browser page (a script with the token, or a plain
 * navigation); `null` is a sandboxed frame or a file and never ours.
 */
export const isOurOrigin = (origin: string | undefined, port: number): boolean =>
  origin === undefined || localNames.some((name) => origin === `http://${name}:${port}`);

/** Where the page may connect to, for its content policy. */
export const socketSources = (port: number): readonly string[] => localNames.map((name) => `ws://${name}:${port}`);
