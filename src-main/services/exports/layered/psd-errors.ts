import { ClickcutError } from '../../../../src-preload/contract/errors';

/** Lengths inside the file are 32-bit numbers, and one file lies in one piece of memory. */
export const mostFileBytes = 2 ** 31 - 1;

export const tooLargeForPsd = (cause?: unknown): ClickcutError =>
  new ClickcutError(
    {
      code: 'image-too-large',
      message: 'The layers are too large for one Photoshop file.',
      hint: 'Export as OpenRaster, or merge layers first.',
    },
    { cause },
  );
