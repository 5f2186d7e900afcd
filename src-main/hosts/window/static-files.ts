import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

export interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** The name holds a hash of the content, so the file may be kept for ever. */
  readonly hashed: boolean;
}

export interface StaticFiles {
  /** `path` is the undecoded path of a URL; `/` is the index page. */
  read(path: string): Promise<StaticFile | undefined>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

async function list(root: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [`/${relative(root, file).split(sep).join('/')}`, file]));
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/**
 * The built page. A request is looked up in a list of the files that are there and never becomes a path itself, so
 * `..`, its encodings, drive letters and alternate streams have nothing to work on.
 */
export function createStaticFiles(root: string): StaticFiles {
  let files: Promise<ReadonlyMap<string, string>> | undefined;
  return {
    read: async (path) => {
      const name = decode(path === '/' ? '/index.html' : path);
      if (name === undefined) return undefined;
      // A build may have replaced the files since the list was made.
      if (!(await files)?.has(name)) files = list(root).catch(() => new Map<string, string>());
      const file = (await files)?.get(name);
      if (file === undefined) return undefined;
      const bytes = await readFile(file).catch(() => undefined);
      if (bytes === undefined) return undefined;
      const type = types[extname(name).toLowerCase()] ?? 'application/octet-stream';
      return { bytes: new Uint8Array(bytes), type, hashed: /^\/assets\/.+-[\w-]{8,}\.\w+$/.test(name) };
    },
  };
}
