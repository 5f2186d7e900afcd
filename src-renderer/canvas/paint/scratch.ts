export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export interface Scratch {
  /** A clear canvas as large as `like`, with its transform. Give it back with `done`. */
  take(like: Context): OffscreenCanvasRenderingContext2D | undefined;
  done(context: OffscreenCanvasRenderingContext2D): void;
}

/** Canvases for groups that have to be composited by themselves first; kept, because new ones cost more than the drawing. */
export function createScratch(): Scratch {
  const free: OffscreenCanvasRenderingContext2D[] = [];
  return {
    take: (like) => {
      const { width, height } = like.canvas;
      const context = free.pop() ?? new OffscreenCanvas(width, height).getContext('2d') ?? undefined;
      if (!context) return undefined;
      const { canvas } = context;
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
      }
      context.resetTransform();
      context.clearRect(0, 0, width, height);
      context.setTransform(like.getTransform());
      return context;
    },
    done: (context) => {
      if (free.length < 4) free.push(context);
    },
  };
}

/** Lays one canvas on another of the same size, pixel on pixel. */
export function stamp(onto: Context, from: OffscreenCanvasRenderingContext2D, opacity: number, mode: GlobalCompositeOperation): void {
  onto.save();
  onto.resetTransform();
  onto.globalAlpha = opacity;
  onto.globalCompositeOperation = mode;
  onto.drawImage(from.canvas, 0, 0);
  onto.restore();
}

/** 2 to the power of this: how often a canvas is laid on itself. An alpha of 0.05 becomes 0.96, one of 0.1 all but 1. */
const doublings = 6;

/** Makes what is translucent opaque and leaves it its colour, as far as bytes hold one; what is clear stays clear. */
export function makeOpaque(context: OffscreenCanvasRenderingContext2D): void {
  for (let i = 0; i < doublings; i++) stamp(context, context, 1, 'source-over');
}
