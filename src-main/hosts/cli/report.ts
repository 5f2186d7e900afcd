import type { ClickcutError } from '../../../src-preload/contract/errors';
import type { CliIo, GlobalOptions } from './cli-io';
import type { Output } from './plan-outputs';

export interface Done {
  readonly input: string;
  readonly output: Output;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly ms: number;
  /** What only some commands know. */
  readonly more?: Readonly<Record<string, unknown>>;
}

export interface Report {
  done(result: Done): void;
  failed(input: string, error: ClickcutError): void;
}

/** Error first, then the way out, on lines of their own. */
export const errorText = (subject: string, error: ClickcutError): string =>
  `clickcut: ${subject}${error.message}\n${error.hint === undefined ? '' : `          ${error.hint}\n`}`;

/** One line for each input: for people, or as JSON on stdout, failures included. */
export function createReport(io: CliIo, { json, quiet }: GlobalOptions): Report {
  if (json) {
    const print = (value: object): void => io.stdout(`${JSON.stringify(value)}\n`);
    return {
      done: ({ input, output, width, height, bytes, ms, more }) =>
        print({ input, ok: true, output: output.name, format: output.format, width, height, bytes, ms: Math.round(ms), ...more }),
      failed: (input, error) => {
        const { code, message, hint } = error;
        print({ input, ok: false, error: { code, message, ...(hint === undefined ? {} : { hint }) } });
      },
    };
  }
  return {
    done: ({ output, width, height, ms }) => {
      if (!quiet) io.stdout(`${output.name}  ${width} x ${height}  ${(ms / 1000).toFixed(1)} s\n`);
    },
    failed: (input, error) => {
      // Most messages name their file themselves.
      io.stderr(errorText(error.message.includes(input) ? '' : `${input}: `, error));
    },
  };
}
