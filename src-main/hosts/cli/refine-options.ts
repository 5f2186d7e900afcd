import { Option, type Command } from 'commander';
import type { CutoutRefinement } from '../../app/index';
import { UsageError } from './usage-error';

/** What the commands that cut out take; lengths in pixels of the image. */
export interface RefineOptions {
  readonly refine?: (typeof refineChoices)[number];
  readonly smooth?: number;
  readonly feather?: number;
  readonly contrast?: number;
  readonly shift?: number;
  readonly decontaminate?: number;
}

/** Name, least, most and what it does. The ranges are those of the model's `refineSettings`; `--help` need not load it. */
const lengths = [
  ['smooth', 0, 100, 'even out the contour within a radius'],
  ['feather', 0, 250, 'blur the edge, by a standard deviation'],
  ['contrast', 0, 1, 'make soft edges steeper'],
  ['shift', -100, 100, 'grow the cut-out, or shrink it with a number below 0'],
  ['decontaminate', 0, 1, "how much of the background's colour is taken out of soft edges; 1 unless --refine is off"],
] as const;

export const refineChoices = ['auto', 'soft', 'firm', 'off'] as const;

const number = /^-?\d*\.?\d+$/;

export function parseWithin(name: string, least: number, most: number, text: string): number {
  const value = Number(text);
  if (number.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`'${text}' is no value for --${name}: a number from ${least} to ${most}.`);
}

/** Adds the options to a command. @param asArgument shows a usage error with its option */
export function addRefineOptions(command: Command, asArgument: <T>(parse: (text: string) => T) => (text: string) => T): Command {
  command.addOption(new Option('--refine <how>', "soft looks for hair and blur in the image, firm for plain edges, auto for either as the image tells; off takes the model's mask").choices(refineChoices).default('auto'));
  for (const [name, least, most, description] of lengths) {
    command.option(`--${name} <n>`, `${description} (${least} to ${most})`, asArgument((text: string) => parseWithin(name, least, most, text)));
  }
  return command;
}

export const refinementOf = ({ refine, smooth, feather, contrast, shift, decontaminate }: RefineOptions): CutoutRefinement => ({
  refine,
  smooth,
  feather,
  contrast,
  shift,
  decontaminate,
});
