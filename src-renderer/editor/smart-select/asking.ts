import { asClickcutError, type ClickcutError, type ErrorCode } from '../../../src-preload/contract/errors';
import type { Candidate } from '../../../src-preload/contract/segmentation';
import type { ImageId } from '../../../src-preload/model/document';
import type { Prompts } from '../../../src-preload/model/prompt';
import type { Embedding } from '../embedding/embedding';
import type { Engine } from '../engine';

export interface Question {
  /** Of the step that is asked about. */
  readonly id: number;
  readonly image: ImageId;
  readonly prompts: Prompts;
  readonly previous: Candidate['logits'] | undefined;
}

type Reply = Awaited<ReturnType<Engine['services']['segmentation']['select']>>;

export interface Asking {
  /** The newest question is the only one that counts; an older one is cancelled. */
  ask(question: Question): void;
  stop(): void;
}

/** The engine has lost something that it can make again. */
const worthAnotherTry: readonly ErrorCode[] = ['embedding-missing', 'inference-crashed'];

/** Asks the model. Questions put before the photo is ready wait for it. */
export function createAsking(
  engine: Engine,
  embedding: Embedding,
  on: { readonly onAnswer: (id: number, reply: Reply) => void; readonly onError: (error: ClickcutError) => void },
): Asking {
  let current: AbortController | undefined;

  const send = (question: Question, controller: AbortController, triesLeft: number): void => {
    const { image, prompts, previous } = question;
    const params = previous === undefined ? { image, prompts } : { image, prompts, previous };
    engine.services.segmentation.select(params, { signal: controller.signal }).then(
      (reply) => {
        if (current === controller) on.onAnswer(question.id, reply);
      },
      (cause: unknown) => {
        const error = asClickcutError(cause);
        if (current !== controller || error.code === 'cancelled' || error.code === 'disconnected') return;
        if (triesLeft === 0 || !worthAnotherTry.includes(error.code)) return on.onError(error);
        embedding.prepare(image, true);
        whenReady(question, controller, triesLeft - 1);
      },
    );
  };

  const whenReady = (question: Question, controller: AbortController, triesLeft: number): void => {
    embedding.whenReady(question.image).then(
      () => {
        if (current === controller) send(question, controller, triesLeft);
      },
      () => undefined,
    );
  };

  return {
    ask: (question) => {
      current?.abort();
      const controller = new AbortController();
      current = controller;
      const { image, phase } = embedding.store.getState();
      if (image === question.image && phase === 'ready') send(question, controller, 1);
      else whenReady(question, controller, 1);
    },
    stop: () => {
      current?.abort();
      current = undefined;
    },
  };
}
