import type { Command } from 'commander';
import type { FindOptions } from './cli-app';
import { parseWithin } from './refine-options';
import { UsageError } from './usage-error';

/** Name, least, most, whether only whole numbers do, and what it does. The ranges are those of the contract's `findOptions`; `--help` need not load it. */
const options = [
  ['pointsPerSide', 1, 64, true, 'clicks are chosen from a grid of n x n; 32 unless told'],
  ['predIouThresh', 0, 1, false, 'least IoU that the model predicts for a mask; 0.88 unless told'],
  ['stabilityScoreThresh', 0, 1, false, 'least IoU of the mask at a higher and a lower threshold; 0.95 unless told'],
  ['stabilityScoreOffset', 0, 10, false, 'how much higher and lower, in logits; 1 unless told'],
  ['boxNmsThresh', 0, 1, false, 'masks with a larger IoU are one object; 0.7 unless told'],
  ['minMaskRegionArea', 0, Infinity, false, 'pixels; smaller holes, islands and objects are dropped; a 2000th of the photo unless told'],
  ['maxObjects', 1, 500, true, 'the best n; 200 unless told'],
  ['maxDecoderRuns', 1, 4096, true, "runs of the model's decoder; a quarter of the points unless told"],
  ['cropNLayers', 0, 2, true, 'parts of the photo are searched as well: 2 x 2 of them with 1, and 4 x 4 more with 2; none unless told'],
] as const;

export type FindCliOptions = Readonly<Partial<Record<(typeof options)[number][0], number>>>;

const flagOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Adds the options of the search, by the names that users of SAM's automatic mask generator know. @param asArgument shows a usage error with its option */
export function addFindOptions(command: Command, asArgument: <T>(parse: (text: string) => T) => (text: string) => T): Command {
  for (const [name, least, most, isWhole, description] of options) {
    const flag = flagOf(name);
    const parse = (text: string): number => {
      const value = Number(text);
      if (isWhole && !(Number.isInteger(value) && value >= least && value <= most)) throw new UsageError(`'${text}' is no value for --${flag}: a whole number from ${least} to ${most}.`);
      return parseWithin(flag, least, most, text);
    };
    command.option(`--${flag} <n>`, most === Infinity ? description : `${description} (${least} to ${most})`, asArgument(parse));
  }
  return command;
}

/** What was said, and nothing else: the rest has its default. */
export function findOptionsOf(given: FindCliOptions): FindOptions {
  return Object.fromEntries(options.flatMap(([name]) => (given[name] === undefined ? [] : [[name, given[name]]])));
}
