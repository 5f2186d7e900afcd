import { join } from 'node:path';
import { chromium, type Route } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import { ensureBrowser } from '../../../scripts/launch/ensure-browser.mjs';
import type { Rect, Size } from '../../../src-preload/model/geometry';
import type { DocumentRecord, Layer } from '../../../src-preload/model/document';
import type { Raster } from '../../../src-preload/raster/raster';
import type { Part } from '../../../src-renderer/editor/pictures/pictures';
import type { GoldenWindow } from './paint-scene';

/** A picture that the page needs to paint a document. */
export interface PictureAsked {
  readonly part: Part;
  readonly layer: Layer;
  readonly region: Rect;
  readonly size: Size;
}

export type AnswerPicture = (document: DocumentRecord, asked: PictureAsked) => Promise<Uint8Array>;

export interface GoldenPage {
  /** What the editor's canvas shows of a document at a scale: straight RGBA of its size times the scale, rounded down. */
  paint(document: DocumentRecord, scale: number): Promise<Raster>;
  close(): Promise<void>;
}

/** Answered by the test itself: nothing goes over the network. */
const origin = 'http://golden.invalid';

async function bundle(): Promise<string> {
  const made = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: 'chrome130',
      lib: { entry: join(import.meta.dirname, 'paint-scene.ts'), formats: ['iife'], name: 'golden' },
    },
  })) as readonly Rolldown.RolldownOutput[];
  const code = made[0]?.output[0].code;
  if (!code) throw new Error('The page could not be bundled.');
  return code;
}

/** One page of a real browser with the editor's own painting on it. */
export async function openGoldenPage(answer: AnswerPicture): Promise<GoldenPage> {
  const script = await bundle();
  const args = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args });
  const page = await browser.newPage();
  let shown: DocumentRecord | undefined;

  const answerPicture = async (route: Route): Promise<void> => {
    if (!shown) throw new Error('No document is being painted.');
    try {
      const pixels = await answer(shown, route.request().postDataJSON() as PictureAsked);
      await route.fulfill({ body: Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength), contentType: 'application/octet-stream' });
    } catch (error) {
      await route.fulfill({ status: 500, body: String(error) });
    }
  };
  await page.route(`${origin}/**`, async (route) => {
    if (route.request().url().endsWith('/picture')) await answerPicture(route);
    else await route.fulfill({ body: '<!doctype html><title>Golden</title>', contentType: 'text/html' });
  });
  await page.goto(origin);
  await page.addScriptTag({ content: script });

  return {
    paint: async (document, scale) => {
      shown = document;
      const text = await page.evaluate(([record, at]) => (window as unknown as GoldenWindow).paintScene(record, at), [document, scale] as const);
      return { width: Math.floor(document.width * scale), height: Math.floor(document.height * scale), channels: 4, data: new Uint8Array(Buffer.from(text, 'base64')) };
    },
    close: () => browser.close(),
  };
}
