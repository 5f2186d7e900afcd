import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignIn } from '../../../src-main/hosts/web/sign-in';
import { ask, raw, startSite, type Site } from './web-site';

let site: Site;
beforeAll(async () => {
  site = await startSite({ headersTimeoutMs: 300 });
});
afterAll(() => site.close());

describe('the page', () => {
  it('moves the token from the address into a cookie', async () => {
    const answer = await ask(site, `/?token=${site.host.token}`);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(answer.headers['set-cookie']).toEqual([`${site.cookie}; HttpOnly; SameSite=Strict; Path=/`]);
  });

  it('is served to the cookie, with a policy that names no other place', async () => {
    const answer = await ask(site, '/', { Cookie: `other=1; ${site.cookie}` });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('<title>page</title>');
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.headers['content-security-policy']).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe/);
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });

  it('lets hashed files be kept for ever', async () => {
    const answer = await ask(site, '/assets/main-AbCdEf12.js', { Cookie: site.cookie });
    expect(answer.headers['cache-control']).toBe('private, max-age=31536000, immutable');
    expect(answer.headers['content-type']).toContain('javascript');
  });

  it('answers HEAD without a body and a missing file with 404', async () => {
    expect(await ask(site, '/', { Cookie: site.cookie }, 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect(await ask(site, '/nothing.js', { Cookie: site.cookie })).toMatchObject({ status: 404 });
  });

  it('is there for localhost as well', async () => {
    expect(await ask(site, '/', { Host: `localhost:${site.host.port}`, Cookie: site.cookie })).toMatchObject({ status: 200 });
  });
});

describe('attacks on the page', () => {
  it('missing token: a page that says where the address is', async () => {
    const answer = await ask(site, '/');
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('printed in the terminal');
    expect(answer.body).not.toContain(site.host.token);
  });

  it.each(['', 'x', 'A'.repeat(43), 'A'.repeat(10_000)])('wrong token %#', async (token) => {
    expect(await ask(site, `/?token=${token}`)).toMatchObject({ status: 401 });
    expect(await ask(site, '/', { Cookie: `clickcut-${site.host.port}=${token}` })).toMatchObject({ status: 401 });
  });

  it('a ticket signs in once', async () => {
    const path = site.host.ticketUrl().replace(/^.*?(?=\/\?)/, '');
    expect(path).not.toContain(site.host.token);
    expect(await ask(site, path)).toMatchObject({ status: 303, headers: { location: '/' } });
    expect(await ask(site, path)).toMatchObject({ status: 401 });
    expect(await ask(site, '/?ticket=')).toMatchObject({ status: 401 });
  });

  it('a ticket that nobody used expires', () => {
    let now = 0;
    const signIn = createSignIn(() => now);
    const ticket = signIn.newTicket();
    now = 61_000;
    expect(signIn.takeTicket(ticket)).toBe(false);
  });

  it("token in another port's cookie", async () => {
    expect(await ask(site, '/', { Cookie: `clickcut-${site.host.port + 1}=${site.host.token}` })).toMatchObject({ status: 401 });
    expect(await ask(site, '/', { Cookie: `xclickcut-${site.host.port}=${site.host.token}` })).toMatchObject({ status: 401 });
  });

  it.each(['evil.example', 'evil.example:PORT', '127.0.0.1', '127.0.0.1:1', '127.0.0.1.evil.example:PORT', '[::1]:PORT'])('DNS rebinding: Host %s', async (name) => {
    const headers = { Host: name.replace('PORT', String(site.host.port)), Cookie: site.cookie };
    expect(await ask(site, '/', headers)).toMatchObject({ status: 403 });
    expect(await ask(site, `/?token=${site.host.token}`, headers)).toMatchObject({ status: 403 });
  });

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost.evil.example'])('cross-site request: Origin %s', async (origin) => {
    expect(await ask(site, '/', { Origin: origin, Cookie: site.cookie })).toMatchObject({ status: 403 });
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/../../secret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/%00',
    '/%',
    '/%c0%ae%c0%ae/secret.txt',
    '//etc/passwd',
    '/etc/passwd',
    '/assets',
    '/assets/',
  ])('path traversal: %s', async (path) => {
    const answer = await ask(site, path, { Cookie: site.cookie });
    expect([400, 404]).toContain(answer.status);
    expect(answer.body).not.toContain('secret');
  });

  it('absolute-form target', async () => {
    const answer = await raw(site.host.port, `GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:${site.host.port}\r\nCookie: ${site.cookie}\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
  });

  it('two Host headers', async () => {
    const answer = await raw(site.host.port, `GET / HTTP/1.1\r\nHost: evil.example\r\nHost: 127.0.0.1:${site.host.port}\r\nCookie: ${site.cookie}\r\nConnection: close\r\n\r\n`);
    expect(answer).not.toMatch(/^HTTP\/1\.1 200/);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('method not allowed: %s', async (method) => {
    const answer = await ask(site, '/', { Cookie: site.cookie }, method);
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('slow headers: the connection is closed', async () => {
    const started = performance.now();
    await raw(site.host.port, 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow:');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('oversized headers: the connection is closed and the next request answered', async () => {
    await raw(site.host.port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${site.host.port}\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`).catch(() => undefined);
    expect(await ask(site, '/', { Cookie: site.cookie })).toMatchObject({ status: 200 });
  });
});
