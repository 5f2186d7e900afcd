import type { CliIo, GlobalOptions } from './cli-io';

export interface ProgressLine {
  show(name: string, stage: string, fraction: number): void;
  clear(): void;
}

const none: ProgressLine = { show: () => undefined, clear: () => undefined };
const eraseLine = '\r\x1b[K';
const everyMs = 80;

/** One line that is rewritten. Nothing at all where nobody would see it live: a log is no place for a moving bar. */
export function createProgressLine(io: CliIo, { quiet, json }: GlobalOptions, now: () => number = performance.now.bind(performance)): ProgressLine {
  if (!io.isTerminal || quiet || json) return none;
  let shownAt = -Infinity;
  let isShown = false;
  return {
    show: (name, stage, fraction) => {
      if (now() - shownAt < everyMs) return;
      shownAt = now();
      isShown = true;
      io.stderr(`${eraseLine}${name}  ${stage} ${Math.round(fraction * 100)} %`);
    },
    clear: () => {
      if (isShown) io.stderr(eraseLine);
      isShown = false;
      shownAt = -Infinity;
    },
  };
}
