import { ClickcutError } from '../../../../src-preload/contract/errors';
import type { Rect } from '../../../../src-preload/model/geometry';
import type { PromptPoint } from '../../../../src-preload/model/prompt';
import type { OpenApp } from '../cli-app';
import type { CliIo, GlobalOptions } from '../cli-io';
import type { ExitCode } from '../exit-codes';
import { findInputs } from '../find-inputs';
import { planOutputs } from '../plan-outputs';
import { processInputs, type Batch } from '../process-inputs';
import { checkInside } from '../prompt-options';
import { refinementOf, type RefineOptions } from '../refine-options';
import { UsageError } from '../usage-error';
import { withApp } from '../with-app';

export const candidateChoices = ['best', '1', '2', '3'] as const;
type CandidateChoice = (typeof candidateChoices)[number];

export interface SelectOptions extends GlobalOptions, RefineOptions {
  readonly out: string;
  readonly point?: readonly PromptPoint[];
  readonly box?: Rect;
  readonly onlyMask?: boolean;
  readonly candidate: CandidateChoice;
}

/** Candidates come best first, so that 1 is the best one by another name. */
const indexOf = (choice: CandidateChoice): number => (choice === 'best' ? 0 : Number(choice) - 1);

/** `clickcut select`: the object at some points or in a box, cut out at the image's full size. */
export async function select(name: string, options: SelectOptions, io: CliIo, openApp: OpenApp): Promise<ExitCode> {
  const { point: points = [], box, candidate } = options;
  if (points.length === 0 && !box) throw new UsageError('Say what to select: --point x,y or --box x0,y0,x1,y1.');
  const inputs = await findInputs([name], io.cwd);
  const plan = planOutputs(inputs, { out: options.out, format: undefined, cwd: io.cwd });
  const cut: Batch['cut'] = async (image, input, work) => {
    checkInside(input.name, image, points, box);
    const chosen = (await image.select({ points, box }, work))[indexOf(candidate)];
    if (!chosen) throw new ClickcutError({ code: 'internal', message: `There is no candidate ${candidate}.` });
    return chosen;
  };
  return withApp(openApp, options, (app) => processInputs(app, { inputs, plan, onlyMask: options.onlyMask ?? false, refinement: refinementOf(options), cut }, io, options));
}
