import { describe, expect, it } from 'vitest';
import { entryPath } from '../../../../src-main/app/entry-path';
import { writeOra } from '../../../../src-main/services/exports/layered/write-ora';
import { writePsd } from '../../../../src-main/services/exports/layered/write-psd';
import { goldenScenes } from '../../../golden/scenes';
import { createSceneStudio } from '../../../golden/scene-studio';
import { never } from '../../render/render-studio';
import { largestDifference, render, reopen } from './reopen';

const { studio, assets } = await createSceneStudio();
/** Of the sixteen modes, which go through one table each way, some. */
const scenes = goldenScenes(assets).filter(({ name }) => !/^blend (?!normal|overlay|luminosity)/.test(name));
const entry = entryPath('psd-worker');

describe('every scene of the renderer, written and opened again, is the same picture', () => {
  it.each(scenes)('PSD: $name', async ({ document }) => {
    const { bytes, extension } = await writePsd(document, studio, { signal: never(), entry, effects: 'layers' });
    const again = await reopen(bytes);
    expect(extension).toBe('psd');
    expect(again.notes).toEqual([]);
    // Two masks or opacities are rounded one after the other, and opacity has 8 bits in the file.
    expect(largestDifference(await render(again.studio, again.document), await render(studio, document))).toBeLessThanOrEqual(2);
  });

  it.each(scenes)('OpenRaster: $name', async ({ document }) => {
    const bytes = await writeOra(document, studio, { signal: never() });
    const again = await reopen(bytes);
    expect(largestDifference(await render(again.studio, again.document), await render(studio, document))).toBe(0);
  });
});
