export interface LayeredProgress {
  readonly done: number;
  readonly total: number;
}

export interface LayeredControl {
  readonly signal: AbortSignal;
  readonly progress?: ((progress: LayeredProgress) => void) | undefined;
}
