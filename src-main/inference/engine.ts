import { ClickcutError } from '../../src-preload/contract/errors';
import { findModel } from './manifest/load';
import type { ModelId } from './manifest/schema';
import { createSession, type Session } from './onnx/session';
import { prepareModel } from './preparation/prepare';
import type { Assignment, Assignments } from './process/arguments';

export interface EngineOptions {
  readonly cacheDir: string;
  readonly assignments: Assignments;
}

export interface Ran<T> {
  readonly value: T;
  readonly provider: string;
  /** Why another provider than the assigned one answered. */
  readonly note: string | undefined;
}

/** The graphs of this process, each checked, prepared and loaded at its first use and kept. */
export interface Engine {
  readonly load: (id: ModelId) => Promise<void>;
  /** @throws ClickcutError `provider-unavailable`, `inference-failed`, or what `prepareModel` throws */
  readonly run: <T>(id: ModelId, work: (session: Session) => Promise<T>) => Promise<Ran<T>>;
}

interface Loaded {
  readonly session: Session;
  readonly note: string | undefined;
}

/** One line for a person: the first line of what a native library says, without its source positions. */
export function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = (text.split('\n')[0] ?? '').replace(/^.*was false\. /, '').replace(/\/\S+\.(cc|h):\d+ /g, '');
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

export function createEngine({ cacheDir, assignments }: EngineOptions): Engine {
  const loaded = new Map<ModelId, Promise<Loaded>>();

  const open = async (id: ModelId, { provider, strict }: Assignment): Promise<Loaded> => {
    const path = await prepareModel(id, { cacheDir });
    try {
      return { session: await openChecked(id, path, provider), note: undefined };
    } catch (error) {
      if (provider === 'cpu') throw failed(`${findModel(id).name} cannot be loaded: ${oneLine(error)}`, error);
      if (strict) throw unavailable(provider, error);
      return { session: await openChecked(id, path, 'cpu'), note: `${provider} could not load the model: ${oneLine(error)}` };
    }
  };

  const get = (id: ModelId): Promise<Loaded> => {
    const known = loaded.get(id);
    if (known) return known;
    const opening = open(id, assignments[id]);
    loaded.set(id, opening);
    // A failure is not kept: after "npm ci" or with a free disk the next request works.
    opening.catch(() => loaded.delete(id));
    return opening;
  };

  return {
    load: async (id) => void (await get(id)),
    run: async (id, work) => {
      const { session, note } = await get(id);
      try {
        return { value: await work(session), provider: session.provider, note };
      } catch (error) {
        if (error instanceof ClickcutError && error.code !== 'inference-failed') throw error;
        if (session.provider === 'cpu' || assignments[id].strict) throw failed(`${session.provider} failed: ${oneLine(error)}`, error);
        const reason = `${session.provider} failed while running: ${oneLine(error)}`;
        await session.release().catch(() => undefined);
        const replacement = open(id, { provider: 'cpu', strict: true }).then((next) => ({ ...next, note: reason }));
        loaded.set(id, replacement);
        const next = await replacement;
        return { value: await work(next.session), provider: next.session.provider, note: reason };
      }
    },
  };
}

/** The encoder runs once a photo, in a process that lives long: its memory is worth more than its 50 ms. */
const keepsMemory: Readonly<Record<ModelId, boolean>> = { 'mobile-sam-encoder': false, 'sam-decoder': true, 'isnet-medium': true };

/** The manifest states the tensors, so that a graph that was rewritten wrongly is caught here and not by a strange mask. */
async function openChecked(id: ModelId, path: string, provider: Session['provider']): Promise<Session> {
  const { inputs, outputs } = findModel(id).tensors;
  const session = await createSession(path, { provider, keepMemory: keepsMemory[id] });
  const missing = [
    ...inputs.filter(({ name }) => !session.inputNames.includes(name)),
    ...outputs.filter(({ name }) => !session.outputNames.includes(name)),
  ];
  if (missing.length > 0) throw new Error(`${path} has no tensor ${missing.map(({ name }) => `'${name}'`).join(', ')}`);
  return session;
}

const failed = (message: string, cause: unknown): ClickcutError => new ClickcutError({ code: 'inference-failed', message }, { cause });

function unavailable(provider: string, cause: unknown): ClickcutError {
  return new ClickcutError(
    {
      code: 'provider-unavailable',
      message: `The provider '${provider}' cannot be used here: ${oneLine(cause)}`,
      hint: 'Use --provider auto, which takes the fastest one that works, or --provider cpu. "clickcut doctor" says what is there.',
      details: { provider },
    },
    { cause },
  );
}
