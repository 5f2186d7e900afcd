import type { Candidate } from '../../../src-preload/contract/segmentation';
import type { Size } from '../../../src-preload/model/geometry';
import type { PromptItem } from './prompt-list';

/** The model's readings of the prompts up to one step. */
export interface Answer {
  /** Rises with every answer; a test waits for the one it caused. */
  readonly version: number;
  readonly candidates: readonly Candidate[];
  readonly frame: Size;
  readonly chosen: number;
}

/** A prompt with what was answered after it, once it was. */
export interface Step {
  readonly id: number;
  readonly prompt: PromptItem;
  readonly answer: Answer | undefined;
}

export const chosenOf = (answer: Answer): Candidate | undefined => answer.candidates[answer.chosen];

/** The logits to refine: those of the nearest earlier answer. A new box starts afresh, as it names another object. */
export function previousLogits(steps: readonly Step[]): Candidate['logits'] | undefined {
  if (steps.at(-1)?.prompt.kind === 'box') return undefined;
  const answer = steps.slice(0, -1).findLast((step) => step.answer !== undefined)?.answer;
  return answer && chosenOf(answer)?.logits;
}

export function withAnswer(steps: readonly Step[], id: number, answer: Answer): readonly Step[] {
  return steps.map((step) => (step.id === id ? { ...step, answer } : step));
}

/** A step that was answered on top of one that has gone was answered to another question. */
export function without(steps: readonly Step[], id: number): readonly Step[] {
  const at = steps.findIndex((step) => step.id === id);
  if (at < 0) return steps;
  return [...steps.slice(0, at), ...steps.slice(at + 1).map((step) => ({ ...step, answer: undefined }))];
}
