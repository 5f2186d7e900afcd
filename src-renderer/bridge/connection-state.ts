/**
 * Where the page stands with its engine. `times` counts connections: from the second one on the engine, or its host,
 * was gone in between, and what the page knows of documents has to be asked for again.
 */
export type ConnectionState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly times: number }
  | { readonly kind: 'reconnecting'; readonly attempt: number; readonly reason: string }
  | { readonly kind: 'closed' };
