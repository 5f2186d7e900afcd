/** Whole seconds that a task will probably still take; undefined while too little is done to say. */
export function secondsLeft(fraction: number, elapsedMs: number): number | undefined {
  if (fraction < 0.08 || elapsedMs < 400 || fraction >= 1) return undefined;
  return Math.max(1, Math.round((elapsedMs * (1 - fraction)) / fraction / 1000));
}
