import type { Prompts } from '../../../src-preload/model/prompt';

/**
 * Prompts that come all at once, in the order in which a person would have given them: the box, then point by point,
 * each refining the mask so far. Two clicks at once on two parts of a thing make the decoder guess at everything
 * around them; one after the other they make it add the second part to the first.
 */
export function buildUp({ points, box }: Prompts): readonly Prompts[] {
  const stages = points.map((_, index): Prompts => ({ points: points.slice(0, index + 1), ...(box && { box }) }));
  return box ? [{ points: [], box }, ...stages] : stages;
}
