import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Set in a packaged app. */
  readonly resourcesPath: string | undefined;
  readonly exists?: (path: string) => boolean;
}

/**
 * The Node that runs the engine. Never Electron's own binary on Linux: sharp crashes in it at random, because GLib
 * is there twice. A packaged app brings its Node along; a development run uses the one that started it. (On Windows
 * and macOS Electron's utilityProcess would do as well and save the 100 MB; it speaks over `process.parentPort`.)
 */
export function findNode({ env, platform, resourcesPath, exists = existsSync }: Surroundings): string | undefined {
  const name = platform === 'win32' ? 'node.exe' : 'node';
  const fromPath = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [
    env['CLICKCUT_NODE'],
    resourcesPath && join(resourcesPath, 'node', name),
    env['npm_node_execpath'],
    ...fromPath.map((folder) => join(folder, name)),
  ];
  return candidates.find((path) => path !== undefined && path !== '' && exists(path));
}
