import type { Cutout as ApiCutout } from '../../app/index';
import type { Cutout, OpenApp } from './cli-app';

const asCutout = (cutout: ApiCutout, facts: Cutout['facts']): Cutout => ({
  facts,
  encode: (options) => cutout.toBuffer(options),
});

/** The commands over the Node API, loaded only now: `--help` and a wrong command line need no engine. */
export const openApp: OpenApp = async ({ provider }) => {
  const { createClickcut } = await import('../../app/index');
  const app = await createClickcut({ provider });
  return {
    open: async (path, signal) => {
      const image = await app.open(path, { signal });
      return {
        width: image.width,
        height: image.height,
        removeBackground: async (work) => {
          const result = await image.removeBackground(work);
          return asCutout(result, { area: Math.round(result.area), bounds: result.bounds });
        },
        select: async ({ points, box }, work) => {
          const { candidates } = await image.select({ points, box }, work);
          return candidates.map((candidate, i) =>
            asCutout(candidate, { candidate: i + 1, iou: Number(candidate.iou.toFixed(4)), area: Math.round(candidate.area) }),
          );
        },
        close: () => image.close(),
      };
    },
    models: () => app.models(),
    doctor: () => app.doctor(),
    close: () => app.close(),
  };
};
