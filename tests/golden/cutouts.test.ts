import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClickcut, type Clickcut } from '../../src-main/app/clickcut';
import type { SelectPrompts } from '../../src-main/app/image-handle';
import { airplane, flower, temporaryDirs } from '../helpers/sample-photos';
import { compareWithGolden } from './golden-mask';

const dirs = temporaryDirs();
let app: Clickcut;
beforeAll(async () => {
  app = await createClickcut({ provider: 'cpu', cacheDir: dirs.cacheDir, configDir: dirs.configDir });
});
afterAll(async () => {
  await app.close();
  dirs.remove();
});

const onWing = { x: 330, y: 300 };
const onFuselage = { x: 565, y: 439 };

/** What the models say; edges are refined elsewhere. */
describe('the right pixels', () => {
  it.each<[string, string, SelectPrompts]>([
    ['airplane-wing', airplane, { points: [onWing] }],
    ['airplane-fuselage', airplane, { points: [onFuselage] }],
    ['flower-click', flower, { points: [{ x: 400, y: 400 }] }],
    ['flower-box', flower, { box: { x: 40, y: 20, width: 760, height: 990 } }],
  ])('%s', async (name, photo, prompts) => {
    const image = await app.open(photo);
    const [best] = (await image.select(prompts)).candidates;
    const { iou } = await compareWithGolden(name, (await best?.mask({ refine: 'off' })) ?? new Uint8Array(), image.width, image.height);
    expect(iou).toBeGreaterThan(0.97);
    image.close();
  });

  it('airplane-wing-and-fuselage: a second click adds to the first and never floods the ground', async () => {
    const image = await app.open(airplane);
    const previous = await image.select({ points: [onWing] });
    const [best] = (await image.select({ points: [onWing, onFuselage], previous })).candidates;
    const mask = (await best?.mask({ refine: 'off' })) ?? new Uint8Array();
    expect((best?.area ?? Infinity) / (image.width * image.height)).toBeLessThan(0.2);
    for (const { x, y } of [onWing, onFuselage]) expect(mask[y * image.width + x]).toBe(255);
    const { iou } = await compareWithGolden('airplane-wing-and-fuselage', mask, image.width, image.height);
    expect(iou).toBeGreaterThan(0.95);
    image.close();
  });

  it('both clicks at once mean the same as one after the other', async () => {
    const image = await app.open(airplane);
    const [best] = (await image.select({ points: [onWing, onFuselage] })).candidates;
    const { iou } = await compareWithGolden('airplane-wing-and-fuselage', (await best?.mask({ refine: 'off' })) ?? new Uint8Array(), image.width, image.height);
    expect(iou).toBeGreaterThan(0.95);
    image.close();
  });

  it('airplane-whole: the prompts that the README shows give the whole plane without the ground', async () => {
    const image = await app.open(airplane);
    const out = [{ x: 640, y: 500 }, { x: 400, y: 500 }, { x: 700, y: 400 }].map((point) => ({ ...point, positive: false }));
    const [best] = (await image.select({ box: { x: 185, y: 110, width: 770, height: 607 }, points: [...out, onWing] })).candidates;
    const { iou } = await compareWithGolden('airplane-whole', (await best?.mask({ refine: 'off' })) ?? new Uint8Array(), image.width, image.height);
    expect(iou).toBeGreaterThan(0.95);
    image.close();
  });

  it('flower-background', async () => {
    const image = await app.open(flower);
    const mask = await (await image.removeBackground()).mask({ refine: 'off' });
    const { iou, difference } = await compareWithGolden('flower-background', mask, image.width, image.height);
    expect(iou).toBeGreaterThan(0.97);
    expect(difference).toBeLessThan(0.01);
    image.close();
  });
});
