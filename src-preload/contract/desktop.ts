import { z } from 'zod';
import { documentId, layerId } from '../model/document';
import { service } from './define';
import { fileHandle, grantedFile } from './files';

/** Words of a native dialog, in the person's language. */
const words = z.string().min(1).max(120);

/** A file that was opened or saved before. */
export const recentEntry = z.object({
  id: z.string().min(1).max(64),
  name: z.string(),
  /** Milliseconds since 1970. */
  openedAt: z.number(),
});
export type RecentEntry = Readonly<z.infer<typeof recentEntry>>;

/** What a desktop host does for its page. Files are named by handles, which the engine resolves. */
export const desktop = service({
  methods: {
    /** Shows the system's dialog for files to read. None when it is closed without an answer. */
    chooseFiles: { params: z.object({ readable: words, anything: words }), result: z.array(grantedFile).readonly() },
    /** Shows the system's dialog for a file to write; null when it is closed without an answer. */
    chooseSaveFile: { params: z.object({ suggestedName: z.string().min(1).max(255), kind: words }), result: grantedFile.nullable() },
    /** Shows the system's dialog for a folder, to read from or to write into; null when it is closed without an answer. */
    chooseFolder: { params: z.object({ title: words, use: z.enum(['read', 'write']) }), result: grantedFile.nullable() },
    /** A name that is free in the downloads folder. */
    downloadsFile: { params: z.object({ suggestedName: z.string().min(1).max(255) }), result: grantedFile },
    /** Files that the system has asked to open since the last call; the event `arrived` says that there are some. */
    arrivals: { params: z.object({}), result: z.array(grantedFile).readonly() },
    /** Puts a file that was opened or saved at the top of the recent ones, here and in the system's list. */
    remember: { params: z.object({ handle: fileHandle }), result: z.object({}) },
    /** Latest first. */
    recent: { params: z.object({}), result: z.array(recentEntry).readonly() },
    /** Null when the file is no longer there; it is forgotten then. */
    openRecent: { params: z.object({ id: z.string().min(1).max(64) }), result: grantedFile.nullable() },
    /** Writes each layer as a PNG where other programs can take it. Cancelling gives it up. */
    prepareDrag: {
      params: z.object({ document: documentId, layers: z.array(layerId).min(1).max(64) }),
      result: z.object({ drag: z.string().max(64) }),
    },
    /** Goes on with the pointer's drag as one of files. Only while a button is down. */
    startDrag: { params: z.object({ drag: z.string().max(64) }), result: z.object({ started: z.boolean() }) },
  },
  events: { arrived: z.object({}) },
});

/** Between a page and the desktop host that shows it. */
export const desktopContract = { desktop } as const;
export type DesktopContract = typeof desktopContract;
