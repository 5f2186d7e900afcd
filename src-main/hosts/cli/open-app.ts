import type { Cutout as ApiCutout } from '../../app/index';
import type { Cutout, OpenApp } from './cli-app';

const asCutout = (cutout: ApiCutout, facts: Cutout['facts']): Cutout => ({
  facts,
  encode: ({ refinement, ...options }) => cutout.toBuffer({ ...refinement, ...options }),
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
        everything: async (find, work) => {
          const found = await image.everything({ ...find, ...work });
          return {
            objects: found.objects.map((object) => asCutout(object, { area: Math.round(object.area) })),
            decoderRuns: found.decoderRuns,
            annotations: async function* ({ format, fileName, signal }) {
              yield* app.annotations.write([await found.annotated(fileName, { signal })], { format, signal });
            },
          };
        },
        close: () => image.close(),
      };
    },
    annotations: app.annotations,
    runJob: (options) => app.runJob(options),
    openProject: (path, signal) => app.openProject(path, { signal }),
    models: () => app.models(),
    doctor: () => app.doctor(),
    close: () => app.close(),
  };
};
