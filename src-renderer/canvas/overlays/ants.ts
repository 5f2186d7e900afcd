const dash = 5;
/** CSS pixels a second. */
const speed = 12;
/** Often enough to look like walking; every frame would keep the machine busy for it. */
const stepMs = 100;

/** Light dashes on a dark line. `pixel` is one CSS pixel in the space of `path`. */
export function paintAnts(context: CanvasRenderingContext2D, path: Path2D, pixel: number, phase: number): void {
  context.strokeStyle = 'rgba(10, 10, 12, 0.85)';
  context.lineWidth = 1.5 * pixel;
  context.stroke(path);
  context.strokeStyle = '#fdfdfd';
  context.setLineDash([dash * pixel, dash * pixel]);
  context.lineDashOffset = -phase * pixel;
  context.stroke(path);
}

/** Lets dashes walk while they are to be seen; they stand still where motion is unwanted. `onStep` is told how far. */
export function createAntsWalk(onStep: (phase: number) => void): { readonly walk: (wanted: boolean) => void; readonly stop: () => void } {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)');
  const end = new AbortController();
  let isWanted = false;
  let phase = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  const update = (): void => {
    const walks = isWanted && !still.matches && !document.hidden;
    if (walks && timer === undefined) {
      timer = setInterval(() => {
        phase = (phase + (speed * stepMs) / 1000) % (2 * dash);
        onStep(phase);
      }, stepMs);
    } else if (!walks) {
      clearInterval(timer);
      timer = undefined;
    }
  };
  still.addEventListener('change', update, { signal: end.signal });
  document.addEventListener('visibilitychange', update, { signal: end.signal });
  return {
    walk: (wanted) => {
      isWanted = wanted;
      update();
    },
    stop: () => {
      end.abort();
      clearInterval(timer);
    },
  };
}
