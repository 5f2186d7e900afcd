import { z } from 'zod';

/**
 * Every way in which a request can fail, as a closed list. A code is part of the contract: callers branch on
 * it, so a code is never reused for another meaning. The human sentence is in `message`, the way out in `hint`.
 */
export const errorCodes = [
  'bad-request',
  'unknown-method',
  'not-found',
  'conflict',
  'cancelled',
  'disconnected',
  'unsupported',
  'file-unreadable',
  'file-exists',
  'file-not-writable',
  'image-empty',
  'image-unsupported',
  'image-corrupt',
  'image-too-large',
  'model-missing',
  'model-damaged',
  'project-damaged',
  'project-too-new',
  'project-too-large',
  'read-only',
  'embedding-missing',
  'inference-crashed',
  'inference-failed',
  'provider-unavailable',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** The error as it crosses a channel: plain data, nothing that a structured clone or JSON would lose. */
export const wireError = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  hint: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
});

export type WireError = z.infer<typeof wireError>;

/** The one error class of the product: a code to branch on, a sentence to show, and what to do about it. */
export class ClickcutError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(init: WireError, options?: { readonly cause?: unknown }) {
    super(init.message, options);
    this.name = 'ClickcutError';
    this.code = init.code;
    this.hint = init.hint;
    this.details = init.details;
  }

  toWire(): WireError {
    return {
      code: this.code,
      message: this.message,
      ...(this.hint === undefined ? {} : { hint: this.hint }),
      ...(this.details === undefined ? {} : { details: this.details }),
    };
  }
}

/** An abort seen anywhere (DOMException, a signal's reason, our own error) is the same thing to a caller. */
export function isCancelled(error: unknown): boolean {
  if (error instanceof ClickcutError) return error.code === 'cancelled';
  return error instanceof Error && error.name === 'AbortError';
}

/**
 * Turns whatever was thrown into a ClickcutError. Unknown errors become `internal` and keep their message,
 * because a message that says nothing helps nobody; stacks stay on the side that threw.
 */
export function asClickcutError(error: unknown): ClickcutError {
  if (error instanceof ClickcutError) return error;
  if (isCancelled(error)) return new ClickcutError({ code: 'cancelled', message: 'Cancelled.' }, { cause: error });
  const message = error instanceof Error ? error.message : String(error);
  return new ClickcutError({ code: 'internal', message }, { cause: error });
}

/** Throws `cancelled` once the signal has fired. Call it between the steps of long work. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ClickcutError({ code: 'cancelled', message: 'Cancelled.' });
}
