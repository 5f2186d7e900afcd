import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCore, type Core } from '../../../src-main/app/create-core';
import { findModel } from '../../../src-main/inference/manifest/load';
import { createEverything } from '../../../src-main/services/everything/everything';
import { findOptions } from '../../../src-preload/contract/everything';
import { halfToFloat } from '../../../src-preload/model/half-float';
import { expandAlpha } from '../../../src-preload/raster/bounds';
import { frameOf } from '../../../src-preload/raster/logit-grid';
import { renderMask } from '../../../src-preload/raster/render-mask';
import { compareWithGolden } from '../../golden/golden-mask';
import { airplane, flower, temporaryDirs } from '../../helpers/sample-photos';

const dirs = temporaryDirs();
let core: Core;
beforeAll(() => {
  core = createCore({ provider: 'cpu', dirs: { cache: dirs.cacheDir, config: dirs.configDir } });
});
afterAll(async () => {
  await core.close();
  dirs.remove();
});

describe('everything, with the models', () => {
  it.each([
    ['airplane-wing', airplane],
    ['flower-click', flower],
  ])('finds what a click on it would: %s', async (name, path) => {
    const { info } = await core.images.open({ kind: 'path', path });
    const everything = createEverything({ ...core, encoderSha256: findModel('mobile-sam-encoder').sha256 });
    const options = findOptions.parse({ maxDecoderRuns: 24 });
    const { objects, decoderRuns } = await everything.find(
      { image: info.id, options },
      { signal: new AbortController().signal, progress: () => undefined },
    );
    const ious = await Promise.all(
      objects.map(async ({ logits }) => {
        const alpha = expandAlpha(renderMask(halfToFloat(logits), frameOf(info), info), info);
        return (await compareWithGolden(name, alpha, info.width, info.height)).iou;
      }),
    );
    expect(Math.max(...ious)).toBeGreaterThan(0.95);
    expect(decoderRuns).toBeLessThanOrEqual(24);
  });
});
