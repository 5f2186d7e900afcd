import type { z } from 'zod';

/** One method of a service: what goes in, what comes out, and what it reports on the way. */
export interface Method {
  readonly params: z.ZodType;
  readonly result: z.ZodType;
  /** Absent when the method reports no progress. */
  readonly progress?: z.ZodType;
}

/** A service is methods by name plus events that it may send at any time. */
export interface ServiceShape {
  readonly methods: Readonly<Record<string, Method>>;
  readonly events?: Readonly<Record<string, z.ZodType>>;
}

/** A contract is services by name. The wire name of a method is `service.method`, of an event `service.event`. */
export type Contract = Readonly<Record<string, ServiceShape>>;

/** Keeps the literal types of a service, so that both ends of the bridge can be derived from it. */
export const service = <const S extends ServiceShape>(shape: S): S => shape;

export interface CallOptions<Progress = unknown> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** What a handler gets beside its params. `signal` fires on cancel and when the peer goes away. */
export interface HandlerContext<Progress = unknown> {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

type ProgressOf<M extends Method> = M extends { readonly progress: infer P extends z.ZodType } ? z.output<P> : never;

type ClientMethod<M extends Method> = (
  params: z.input<M['params']>,
  options?: CallOptions<ProgressOf<M>>,
) => Promise<z.output<M['result']>>;

type HandlerMethod<M extends Method> = (
  params: z.output<M['params']>,
  context: HandlerContext<ProgressOf<M>>,
) => Promise<z.input<M['result']>> | z.input<M['result']>;

/** The caller's end of one service. */
export type ServiceClient<S extends ServiceShape> = { readonly [M in keyof S['methods']]: ClientMethod<S['methods'][M]> };

/** The answering end of one service. */
export type ServiceHandlers<S extends ServiceShape> = {
  readonly [M in keyof S['methods']]: HandlerMethod<S['methods'][M]>;
};

export type Client<C extends Contract> = { readonly [S in keyof C]: ServiceClient<C[S]> };
export type Handlers<C extends Contract> = { readonly [S in keyof C]: ServiceHandlers<C[S]> };

type EventName<C extends Contract> = {
  readonly [S in keyof C & string]: C[S] extends { readonly events: infer E } ? `${S}.${keyof E & string}` : never;
}[keyof C & string];

type EventPayload<C extends Contract, S extends string, E extends string> = C[S] extends {
  readonly events: Readonly<Record<E, infer P extends z.ZodType>>;
}
  ? z.output<P>
  : never;

/** `{ 'jobs.changed': Job, … }` for all services of a contract. */
export type Events<C extends Contract> = {
  readonly [K in EventName<C>]: K extends `${infer S}.${infer E}` ? EventPayload<C, S, E> : never;
};
