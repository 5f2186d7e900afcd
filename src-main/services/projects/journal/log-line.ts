import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { operation, type Operation } from '../../../../src-preload/model/operation';

/** One batch of operations that led to `revision`, or the news that a revision was saved to a file. */
export type LogRecord =
  | { readonly revision: number; readonly operations: readonly Operation[] }
  | { readonly revision: number; readonly saved: string };

const revision = z.number().int().nonnegative();
const logRecord = z.union([z.object({ revision, operations: z.array(operation).readonly() }), z.object({ revision, saved: z.string() })]);

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, '0');
/** `{"crc":"89abcdef",` */
const prefixLength = 18;

/** One line of JSON with its line feed. `crc` is the CRC-32 of the line without the field and the line feed. */
export function logLine(record: LogRecord): string {
  const text = JSON.stringify(record);
  return `{"crc":"${checksum(text)}",${text.slice(1)}\n`;
}

/** Undefined for a line that is damaged in any way. */
export function parseLogLine(line: string): LogRecord | undefined {
  const text = `{${line.slice(prefixLength)}`;
  if (line.slice(0, prefixLength) !== `{"crc":"${checksum(text)}",`) return undefined;
  try {
    return logRecord.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
