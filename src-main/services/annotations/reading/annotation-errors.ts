import { ClickcutError } from '../../../../src-preload/contract/errors';
import type { Size } from '../../../../src-preload/model/geometry';

/** @param what goes on after a colon: 'it is not JSON' */
export const damaged = (file: string, what: string, cause?: unknown): ClickcutError =>
  new ClickcutError(
    { code: 'file-unreadable', message: `The annotations '${file}' cannot be read: ${what}.`, hint: 'Export them again with the program that made them.', details: { file } },
    { cause },
  );

export const tooLarge = (file: string, what: string): ClickcutError =>
  new ClickcutError({ code: 'file-unreadable', message: `The annotations '${file}' are too large: ${what}.`, hint: 'Split them into several files.', details: { file } });

export const unknownFormat = (file: string): ClickcutError =>
  new ClickcutError({
    code: 'unsupported',
    message: `'${file}' holds no annotations that are known here.`,
    hint: 'Name a COCO or SA-1B JSON file, or a folder or zip of YOLO labels, Pascal VOC, SA-1B or mask pictures.',
    details: { file },
  });

export const unknownPhoto = (file: string, photo: string): ClickcutError =>
  new ClickcutError({
    code: 'not-found',
    message: `The annotations '${file}' say nothing of the photo '${photo}'.`,
    hint: 'The photo needs the file name that it has in the annotations.',
    details: { file, photo },
  });

export const otherSize = (file: string, photo: string, said: Size, is: Size): ClickcutError =>
  new ClickcutError({
    code: 'bad-request',
    message: `The annotations '${file}' say that '${photo}' is ${said.width} x ${said.height} pixels; it is ${is.width} x ${is.height} (after orientation).`,
    hint: 'Use the photo that was annotated, at its full size.',
    details: { file, photo },
  });
