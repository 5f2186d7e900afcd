import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { MaskInfo } from '../../../src-preload/contract/common';
import { ClickcutError } from '../../../src-preload/contract/errors';
import { plainLayer, type CutoutLayer, type DocumentRecord } from '../../../src-preload/model/document';
import { noEffects } from '../../../src-preload/model/effects';
import { identity } from '../../../src-preload/model/matrix';
import type { RefineSettings } from '../../../src-preload/model/refinement';
import type { Matte } from '../../services/background/background';
import { mainCutout } from '../../services/batch/recipe-document';
import { pathsOf, writeOutputs, type TaskWork, type WorkParts } from './task-work';

export interface Removal {
  /** -1..1: what becomes of doubts. */
  readonly keep: number;
  readonly settings: RefineSettings;
  /** The document that results are made of, around the subject. */
  readonly compose: (cutout: CutoutLayer) => DocumentRecord;
}

const nothing = (): void => undefined;

/** The subject of each photo, without what is behind it. */
export function removeWork(parts: WorkParts, { keep, settings, compose }: Removal): TaskWork {
  const { images, masks, background, refining } = parts.core;
  return {
    mend: async (input, document, sink, signal) => {
      const cutout = mainCutout(document);
      if (!cutout) throw new ClickcutError({ code: 'not-found', message: `'${document.name}' has no cut-out.`, hint: 'Cut the subject out first.' });
      await writeOutputs(parts, compose({ ...cutout, ...plainLayer, id: 'cutout', name: input.stem, transform: identity, effects: noEffects }), input, sink, signal);
    },
    open: async (input, bytes, signal) => {
      const photo = await images.open({ kind: 'bytes', name: basename(input.path), bytes }, signal);
      const { info } = photo;
      let selected: Matte | undefined;
      const layerOf = (mask: MaskInfo, refine: CutoutLayer['refine']): CutoutLayer => ({ ...plainLayer, kind: 'cutout', id: 'cutout', name: input.stem, image: info.id, transform: identity, effects: noEffects, base: mask.id, mask: mask.id, bounds: mask.bounds, origin: { kind: 'background' }, refine });
      return {
        pixels: info.width * info.height,
        // Names do not depend on what is found.
        paths: (during) => pathsOf(parts, compose(layerOf({ id: '', width: info.width, height: info.height, area: 0, bounds: { x: 0, y: 0, width: info.width, height: info.height } }, null)), input, during),
        infer: async (during) => {
          const meanwhile = (): Promise<unknown> => photo.full(during);
          selected = await background.matte(info.id, { signal: during, progress: nothing }, { keep, meanwhile });
        },
        finish: async (sink, during) => {
          if (!selected) throw new ClickcutError({ code: 'internal', message: `'${input.name}' has not been looked at.` });
          const { mask: source, uncertainty } = selected;
          const refined = await refining.refined(info.id, { source, clicks: [], uncertainty, settings }, { signal: during });
          const mask = refined.info;
          if (mask.bounds.width === 0 || mask.bounds.height === 0) {
            throw new ClickcutError({ code: 'not-found', message: `Nothing stands out in '${input.name}'.`, hint: "Cut it out by hand, or use a larger 'keep'." });
          }
          const owner = `batch ${randomUUID()}`;
          masks.lend(refined, owner);
          try {
            const layer = layerOf(mask, { settings, source: mask.id, hair: null, output: mask.id });
            await writeOutputs(parts, compose(layer), input, sink, during);
          } finally {
            masks.release(owner);
          }
        },
        close: () => {
          images.release(info.id);
          refining.edgeColours.forget(info.id);
        },
      };
    },
  };
}
