/** `npm start`: builds what is stale, opens the editor in the best way there is, and ends everything it started. */
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildStale, root } from './build.mjs';
import { openBrowserWindow } from './launch/browser-window.mjs';
import { hostsToTry } from './launch/choose-host.mjs';
import { openElectronWindow } from './launch/electron-window.mjs';
import { hasDisplay } from './launch/has-display.mjs';
import { readArguments, usage } from './launch/read-arguments.mjs';

/** A window that ends sooner than this, and not well, has never been there. */
const failsWithinMs = 8000;

const say = (text) => console.log(text);
const interrupted = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(name, () => {
    // Asked twice: whatever the orderly way is waiting for, it is not worth waiting for any longer.
    if (interrupted.signal.aborted) process.exit(130);
    interrupted.abort();
  });
}
const interruption = new Promise((resolve) => interrupted.signal.addEventListener('abort', resolve, { once: true }));

/** @returns {Promise<boolean>} false when the window could not be opened */
async function stayWith(group) {
  const started = performance.now();
  const code = await Promise.race([group.ended, interruption]);
  await group.stop();
  return interrupted.signal.aborted || code === 0 || performance.now() - started > failsWithinMs;
}

async function main() {
  const args = readArguments(process.argv.slice(2));
  switch (args.kind) {
    case 'help':
      return say(usage);
    case 'wrong':
      console.error(args.code === 2 ? `${args.message}\n\n${usage}` : args.message);
      process.exitCode = args.code;
      return;
    case 'start':
      return start(args);
  }
}

async function start({ open, port, provider, host }) {
  await buildStale();
  const { startServer, defaultDirs } = await import(pathToFileURL(join(root, 'dist/main/cli.js')).href);
  let server;
  const serve = async () => (server ??= await startServer({ port, open, provider }));
  try {
    for await (const choice of hostsToTry({ wanted: host, signal: interrupted.signal, say })) {
      if (interrupted.signal.aborted) return;
      switch (choice.kind) {
        case 'electron':
          say(`Clickcut opens in Electron, because ${choice.why}.`);
          if (await stayWith(openElectronWindow(choice.path, root, { open, provider }))) return;
          break;
        case 'browser': {
          const { url, ticketUrl } = await serve();
          say(`Clickcut opens as an app window of ${basename(choice.path)}, because ${choice.why}. Also at ${url}`);
          // The command line of a program can be read by every user of the machine: this address works once.
          if (await stayWith(openBrowserWindow(choice.path, ticketUrl(), defaultDirs().cache))) return;
          break;
        }
        case 'url': {
          const { url } = await serve();
          say(`Clickcut opens no window, because ${choice.why}. Open this address in a browser: ${url}`);
          if (!hasDisplay()) say('Without a screen, use the command line: npm run clickcut -- remove-bg photo.jpg --out cutout.png (npm run clickcut -- --help shows the rest).');
          await interruption;
          return;
        }
      }
    }
  } finally {
    await server?.close();
  }
}

main()
  .catch((error) => {
    if (interrupted.signal.aborted) return;
    console.error(error.message);
    if (error.hint) console.error(error.hint);
    process.exitCode = 1;
  })
  // Whatever still holds the loop open after the orderly end is not worth waiting for.
  .finally(() => setTimeout(() => process.exit(), 2000).unref());
