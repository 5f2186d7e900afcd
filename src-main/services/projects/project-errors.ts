import { ClickcutError } from '../../../src-preload/contract/errors';
import { schemaVersion } from '../../../src-preload/model/document';

/** Ids are 64 digits long: the first ones tell them apart. Other names are foreign, and quoted. */
const shorten = (entry: string): string => entry.replace(/^(\w+\/[0-9a-f]{12})[0-9a-f]{52}$/, '$1…').slice(0, 120);

const place = (file: string, entry: string | undefined): string => (entry === undefined ? `'${file}'` : `'${file}', entry '${shorten(entry)}'`);

export function projectDamaged(file: string, entry: string | undefined, what: string, cause?: unknown): ClickcutError {
  return new ClickcutError(
    {
      code: 'project-damaged',
      message: `The project ${place(file, entry)} cannot be opened: ${what}.`,
      hint: 'The file was not changed. Open an earlier copy of it, or save the project again where it is still open.',
      details: { file, ...(entry === undefined ? {} : { entry }) },
    },
    { cause },
  );
}

export function projectTooLarge(file: string, entry: string | undefined, what: string): ClickcutError {
  return new ClickcutError({
    code: 'project-too-large',
    message: `The project ${place(file, entry)} is too large: ${what}.`,
    hint: 'Split it: keep fewer photos and layers in one project.',
    details: { file, ...(entry === undefined ? {} : { entry }) },
  });
}

export function projectTooNew(file: string, schema: number): ClickcutError {
  return new ClickcutError({
    code: 'project-too-new',
    message: `The project '${file}' was made with a newer Clickcut (schema ${schema}; this one knows up to ${schemaVersion}).`,
    hint: 'Update Clickcut, then open it again. The file was not changed.',
    details: { file, schema },
  });
}

const mib = (bytes: number): string => `${Math.ceil(bytes / 1024 ** 2)} MiB`;
/** For messages: 'it takes 3000 MiB, at most 2048 MiB are read'. */
export const tooManyBytes = (bytes: number, most: number): string => `it takes ${mib(bytes)}, the most is ${mib(most)}`;
