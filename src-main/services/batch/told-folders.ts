import { readdir, realpath, stat } from 'node:fs';
import { resolve } from 'node:path';
import type { FileSystemAdapter } from 'tinyglobby';

export interface ToldFolders {
  /** For `glob`, which says nothing about what it cannot read. */
  readonly fs: FileSystemAdapter;
  /** Folders that were there and could not be looked into. */
  refused(): readonly { readonly path: string; readonly cause: unknown }[];
}

/** Neither a folder nor a link any more: whoever reads it hears what is wrong. */
const aFile = { isDirectory: () => false, isFile: () => true, isSymbolicLink: () => false };

/** The file system for a search that loses nothing: folders that refuse are noted, links that lead nowhere count as files. */
export function createToldFolders(): ToldFolders {
  const refused = new Map<string, unknown>();
  const fs = {
    readdir: (path: string, options: { readonly withFileTypes: true }, done: (error: unknown, entries?: readonly unknown[]) => void): void => {
      readdir(path, options, (error, entries) => {
        if (error) refused.set(resolve(path), error);
        done(error, entries);
      });
    },
    realpath: (path: string, done: (error: null, found: string) => void): void => realpath(path, (error, found) => done(null, error ? path : found)),
    stat: (path: string, done: (error: null, found: unknown) => void): void => stat(path, (error, found) => done(null, error ? aFile : found)),
  };
  return { fs: fs as unknown as FileSystemAdapter, refused: () => [...refused].map(([path, cause]) => ({ path, cause })) };
}
