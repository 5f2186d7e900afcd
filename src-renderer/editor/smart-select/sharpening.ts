import type { Candidate } from '../../../src-preload/contract/segmentation';
import type { ImageId } from '../../../src-preload/model/document';
import type { Prompts } from '../../../src-preload/model/prompt';
import type { Engine } from '../engine';
import { chosenOf, type Answer } from './steps';

/** The mask on the screen, with what it answers. */
export interface Sharpenable {
  readonly image: ImageId;
  readonly prompts: Prompts;
  readonly answer: Answer;
  /** What was on the screen before the last prompt. */
  readonly before: Candidate | undefined;
}

export interface Sharpening {
  /** What is shown now; whatever was looked at before is not any more. */
  follow(subject: Sharpenable | undefined): void;
  /**
   * Resolves when nothing is left that could make the mask sharper, or it takes too long for whoever wants to go on;
   * does not wait for the pointer to rest.
   */
  idle(): Promise<void>;
}

/** The next click is often near; nothing takes the processor from it meanwhile. */
const restMs = 250;
/** A busy computer makes nobody wait longer than this for a sharper edge. */
const patienceMs = 1500;

/** Looks at small objects once more from nearer when clicks pause, and hands over what is sharper. */
export function createSharpening(engine: Engine, onSharper: (subject: Sharpenable, candidates: Answer['candidates']) => void): Sharpening {
  /** Looked at already, or come out of it. */
  const done = new WeakSet<Answer>();
  let subject: Sharpenable | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let controller: AbortController | undefined;
  let running: Promise<void> | undefined;

  const look = async (own: Sharpenable, signal: AbortSignal): Promise<void> => {
    const { image, prompts, answer, before } = own;
    const shown = chosenOf(answer);
    if (!shown) return;
    const asked = { image, prompts, shown: { logits: shown.logits }, ...(before && { before: { logits: before.logits, detail: before.detail } }) };
    try {
      const { sharper } = await engine.services.segmentation.sharpen(asked, { signal });
      if (subject !== own) return;
      done.add(answer);
      if (sharper) onSharper(own, answer.candidates.map((candidate) => (candidate === shown ? { ...candidate, ...sharper } : candidate)));
    } catch {
      // What is shown is right, only not as sharp.
    }
  };

  const start = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (!subject || running) return;
    const own = subject;
    controller = new AbortController();
    const looking = look(own, controller.signal).then(() => {
      if (running === looking) running = undefined;
    });
    running = looking;
  };

  return {
    follow: (next) => {
      if (next?.answer === subject?.answer) return;
      clearTimeout(timer);
      timer = undefined;
      controller?.abort();
      controller = undefined;
      running = undefined;
      subject = next && !done.has(next.answer) && chosenOf(next.answer)?.detail === undefined ? next : undefined;
      if (subject) timer = setTimeout(start, restMs);
    },
    idle: async () => {
      if (timer !== undefined) start();
      if (!running) return;
      let waiting: ReturnType<typeof setTimeout> | undefined;
      const enough = new Promise<void>((resolve) => (waiting = setTimeout(resolve, patienceMs)));
      await Promise.race([running, enough]);
      clearTimeout(waiting);
    },
  };
}
