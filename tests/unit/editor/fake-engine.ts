import { logitsSide } from '../../../src-preload/contract/common';
import type { CallOptions } from '../../../src-preload/contract/define';
import { ClickcutError } from '../../../src-preload/contract/errors';
import { plainLayer, type DocumentRecord } from '../../../src-preload/model/document';
import { noEffects } from '../../../src-preload/model/effects';
import { identity } from '../../../src-preload/model/matrix';
import type { Engine } from '../../../src-renderer/editor/engine';
import type { EditorPorts } from '../../../src-renderer/editor/ports';

/** A call that the test answers when it wants to. */
export interface PendingCall {
  readonly method: string;
  readonly params: Record<string, unknown>;
  readonly signal: AbortSignal | undefined;
  progress(value: unknown): void;
  resolve(value: unknown): Promise<void>;
  reject(code: ClickcutError['code']): Promise<void>;
}

export interface FakeEngine {
  readonly engine: Engine;
  /** All calls of one method, oldest first, answered or not. */
  calls(method: string): readonly PendingCall[];
  last(method: string): PendingCall;
  emit(event: string, payload: unknown): void;
}

/** Lets everything that waits on settled promises run. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export function createFakeEngine(): FakeEngine {
  const made: PendingCall[] = [];
  const listeners = new Map<string, Set<(payload: unknown) => void>>();

  const call = (method: string, params: Record<string, unknown>, options: CallOptions = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const fail = (code: ClickcutError['code']): void => reject(new ClickcutError({ code, message: `${method}: ${code}` }));
      options.signal?.addEventListener('abort', () => fail('cancelled'));
      made.push({
        method,
        params,
        signal: options.signal,
        progress: (value) => options.onProgress?.(value),
        resolve: (value) => {
          resolve(value);
          return settle();
        },
        reject: (code) => {
          fail(code);
          return settle();
        },
      });
    });

  const services = new Proxy(
    {},
    {
      get: (_target, service: string) =>
        new Proxy(
          {},
          {
            get: (_inner, method: string) => (params: Record<string, unknown>, options?: CallOptions) =>
              call(`${service}.${method}`, params, options),
          },
        ),
    },
  );

  const calls = (method: string): readonly PendingCall[] => made.filter((entry) => entry.method === method);
  return {
    engine: {
      services: services as Engine['services'],
      on: (event, listener) => {
        const set = listeners.get(event) ?? new Set();
        listeners.set(event, set.add(listener as (payload: unknown) => void));
        return () => set.delete(listener as (payload: unknown) => void);
      },
    },
    calls,
    last: (method) => {
      const found = calls(method).at(-1);
      if (!found) throw new Error(`${method} was not called`);
      return found;
    },
    emit: (event, payload) => {
      for (const listener of listeners.get(event) ?? []) listener(payload);
    },
  };
}

export const imageId = 'a'.repeat(64);
export const maskId = 'b'.repeat(64);
export const logitsId = 'c'.repeat(64);

export const photoDocument = (overrides: Partial<DocumentRecord> = {}): DocumentRecord => ({
  schema: 5,
  id: 'doc',
  name: 'dog',
  width: 800,
  height: 534,
  images: {
    [imageId]: { id: imageId, name: 'dog.jpg', width: 800, height: 534, format: 'jpeg', hasAlpha: false, depth: 8, space: 'srgb', bytes: 1 },
  },
  background: null,
  guides: [],
  outputs: [],
  layers: [{ ...plainLayer, kind: 'image', id: 'photo', name: 'dog.jpg', locked: true, image: imageId, transform: identity, effects: noEffects }],
  ...overrides,
});

/** Logits that tell answers apart; positive inside a square of the given size. */
export function squareLogits(side: number): Float32Array<ArrayBuffer> {
  const logits = new Float32Array(logitsSide * logitsSide).fill(-5);
  for (let y = 0; y < side; y += 1) logits.fill(5, y * logitsSide, y * logitsSide + side);
  return logits;
}

export const selectReply = (side = 40) => ({
  candidates: [0, 1, 2].map((n) => ({ iou: 0.9 - n / 10, area: 100, logits: squareLogits(side + n) })),
  frame: { width: 1024, height: 684 },
  timing: { decoderMs: 1, totalMs: 2 },
});

export const maskReply = (bounds = { x: 10, y: 20, width: 30, height: 40 }) => ({ id: maskId, width: 800, height: 534, bounds, area: 1200, logits: logitsId, detail: null });

export function fakePorts(): EditorPorts {
  let id = 0;
  return {
    askForFiles: () => undefined,
    projectFile: () => Promise.resolve(undefined),
    copyPng: () => Promise.resolve(),
    pickFile: () => Promise.resolve(undefined),
    recentFiles: () => Promise.resolve([]),
    openRecent: () => Promise.resolve(undefined),
    saveFile: () => Promise.resolve('saved'),
    translate: ({ key, values }) => (key === 'layer.cutoutName' ? `Cut-out ${values?.['number']}` : key),
    newId: () => `layer-${++id}`,
    now: () => 0,
  };
}
