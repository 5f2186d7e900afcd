/** Why a request is turned away. The text says what to do and nothing about the token. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 405 | 411 | 413;
  readonly title: string;
  readonly text: string;
}

export const refusals = {
  badRequest: { status: 400, title: 'Bad request', text: 'This address cannot be read.' },
  needsToken: {
    status: 401,
    title: 'Open Clickcut from its terminal',
    text: 'This window is not signed in to the running Clickcut. Open the address that Clickcut printed in the terminal where it was started; it ends in ?token=… and is new at every start.',
  },
  foreignHost: { status: 403, title: 'Not this address', text: 'Clickcut answers on 127.0.0.1 and localhost only.' },
  foreignOrigin: { status: 403, title: 'Not from another site', text: 'Clickcut answers its own page only.' },
  notFound: { status: 404, title: 'Not found', text: 'There is nothing at this address.' },
  lengthNeeded: { status: 411, title: 'Length needed', text: 'A file comes with its length.' },
  tooLarge: { status: 413, title: 'Too large', text: 'This file is larger than any that opens.' },
  badMethod: { status: 405, title: 'Method not allowed', text: 'Clickcut serves GET and HEAD here.' },
} as const satisfies Readonly<Record<string, Refusal>>;

/** A page without a script or a link, in the colours of the product. */
export function refusalPage(refusal: Refusal): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${refusal.title}</title>
<style>
  :root { color-scheme: light dark }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 15px/1.5 system-ui, sans-serif; background: light-dark(#f4f4f5, #141416); color: light-dark(#1b1b1f, #ececef) }
  main { max-width: 30rem; padding: 2rem }
  h1 { font-size: 1.25rem; margin: 0 0 .5rem }
  p { margin: 0; color: light-dark(#6b6b76, #9b9ba4) }
</style>
<main><h1>${refusal.title}</h1><p>${refusal.text}</p></main>
</html>
`;
}
