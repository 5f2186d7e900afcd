import { ClickcutError } from '../../../src-preload/contract/errors';
import { maxBytes, maxPixels } from './limits';

const readableFormats = 'PNG, JPEG, WebP, AVIF, GIF, TIFF or SVG';

export function emptyImage(name: string): ClickcutError {
  return new ClickcutError({ code: 'image-empty', message: `'${name}' is empty (0 bytes).`, hint: 'Copy or download the file again.' });
}

export function unsupportedImage(name: string, what: string, hint?: string): ClickcutError {
  const message = `'${name}' cannot be opened: it is ${what}.`;
  return new ClickcutError({ code: 'image-unsupported', message, hint: hint ?? `Open a ${readableFormats} file.` });
}

export function tooManyPixels(name: string, width: number, height: number): ClickcutError {
  const megapixels = ((width * height) / 1e6).toFixed(1);
  return new ClickcutError({
    code: 'image-too-large',
    message: `'${name}' is ${width} x ${height} pixels (${megapixels} megapixels); at most ${maxPixels / 1e6} megapixels can be opened.`,
    hint: 'Make it smaller first.',
    details: { width, height, maxPixels },
  });
}

export function tooManyBytes(name: string, bytes: number): ClickcutError {
  const mebibytes = (n: number): string => `${Math.ceil(n / 1024 / 1024)} MiB`;
  return new ClickcutError({
    code: 'image-too-large',
    message: `'${name}' is ${mebibytes(bytes)}; files of at most ${mebibytes(maxBytes)} can be opened.`,
    hint: 'Save it with compression, or make it smaller first.',
    details: { bytes, maxBytes },
  });
}

/** First line of a decoder's complaint, without the words that say which function complained. */
function reasonOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  const line = text.split('\n').find((part) => part.trim() !== '') ?? 'unknown error';
  return line
    .replace(/^Input buffer has corrupt header: /, '')
    .replace(/^(VipsJpeg|vipspng|tiff2vips|gifload_buffer|svgload_buffer|webp|heif|glib): /i, '')
    .slice(0, 200);
}

/** The file began like a photo and then did not keep its promise. */
export function corruptImage(name: string, label: string, cause: unknown): ClickcutError {
  const message = `'${name}' is damaged or incomplete: its ${label} data cannot be read (${reasonOf(cause)}).`;
  return new ClickcutError({ code: 'image-corrupt', message, hint: 'Copy or download the file again, or open another copy.' }, { cause });
}

export function unreadableFile(path: string, reason: string, hint: string, cause?: unknown): ClickcutError {
  return new ClickcutError({ code: 'file-unreadable', message: `'${path}' cannot be read: ${reason}.`, hint }, { cause });
}
