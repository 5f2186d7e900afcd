import type { Candidate } from '../../../src-preload/contract/segmentation';
import type { CutoutOrigin, KeptDetail, LogitsId } from '../../../src-preload/model/document';
import type { Size } from '../../../src-preload/model/geometry';
import { toPrompts, type PromptItem } from './prompt-list';

/** The model's readings of the prompts up to one step. */
export interface Answer {
  /** Rises with every answer; a test waits for the one it caused. */
  readonly version: number;
  readonly candidates: readonly Candidate[];
  readonly frame: Size;
  readonly chosen: number;
  /** The number of the only candidate, where the answer is one that was kept with a cut-out. */
  readonly kept?: number;
}

/** A prompt with what was answered after it, once it was. */
export interface Step {
  readonly id: number;
  readonly prompt: PromptItem;
  readonly answer: Answer | undefined;
}

export const chosenOf = (answer: Answer): Candidate | undefined => answer.candidates[answer.chosen];

/** What the engine keeps of an answer. */
export interface KeptLogits {
  readonly logits: LogitsId | null;
  readonly detail: KeptDetail | null;
}

/** What a cut-out of this answer remembers, for going on later. */
export function originOf(
  answer: Answer,
  steps: readonly Step[],
): { readonly mask: Pick<Candidate, 'logits' | 'detail'>; readonly of: (kept: KeptLogits) => CutoutOrigin } | undefined {
  const chosen = chosenOf(answer);
  if (!chosen || steps.length === 0) return undefined;
  const prompts = toPrompts(steps.map((step) => step.prompt));
  const { logits, detail } = chosen;
  return { mask: detail ? { logits, detail } : { logits }, of: (kept) => ({ kind: 'prompts', prompts, candidate: answer.kept ?? answer.chosen, logits: kept.logits, detail: kept.detail }) };
}

/** The mask to refine: that of the nearest earlier answer. A new box starts afresh, as it names another object. */
export function previousMask(steps: readonly Step[]): Candidate | undefined {
  if (steps.at(-1)?.prompt.kind === 'box') return undefined;
  const answer = steps.slice(0, -1).findLast((step) => step.answer !== undefined)?.answer;
  return answer && chosenOf(answer);
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

/** The same with one point elsewhere; what was answered from there on was answered to another question. */
export function withPoint(steps: readonly Step[], id: number, at: { readonly x: number; readonly y: number }): readonly Step[] {
  const first = steps.findIndex((step) => step.id === id);
  return steps.map((step, index) => {
    if (index < first) return step;
    const { prompt } = step;
    const moved = index === first && prompt.kind === 'point' ? { kind: 'point' as const, point: { ...prompt.point, x: at.x, y: at.y } } : prompt;
    return { id: step.id, prompt: moved, answer: undefined };
  });
}

/** The steps whose prompts count: a later box replaces an earlier one. */
export function effectiveSteps(steps: readonly Step[]): readonly Step[] {
  const last = steps.findLast((step) => step.prompt.kind === 'box');
  return steps.filter((step) => step.prompt.kind === 'point' || step === last);
}
