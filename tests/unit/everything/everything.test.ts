import { describe, expect, it } from 'vitest';
import type { DecodeRequest, Inference } from '../../../src-main/inference/inference';
import { everything as contract, findOptions } from '../../../src-preload/contract/everything';
import { halfToFloat } from '../../../src-preload/model/half-float';
import { deferred } from '../segmentation/deferred';
import { answerWith, imageId, logitsOf, pixelsPerSample, sceneOf, type Thing } from './scene';

const ground: Thing = { x: 0, y: 0, width: 256, height: 128 };
const house: Thing = { x: 100, y: 20, width: 80, height: 60 };
const door: Thing = { x: 120, y: 50, width: 16, height: 30 };
const ball: Thing = { x: 10, y: 90, width: 10, height: 10 };
const scene = [ground, house, door, ball];

const boxOf = ({ x, y, width, height }: Thing) => ({
  x: x * pixelsPerSample,
  y: y * pixelsPerSample,
  width: width * pixelsPerSample,
  height: height * pixelsPerSample,
});

/** A promise that is settled by hand for each decoder run, and how many of them run at once. */
function slowly(decoder: Inference['decode']) {
  const waiting: ((go: undefined) => void)[] = [];
  let most = 0;
  const decode: Inference['decode'] = async (request: DecodeRequest, options) => {
    const gate = deferred<undefined>();
    waiting.push(gate.resolve);
    most = Math.max(most, waiting.length);
    await gate.promise;
    return decoder(request, options);
  };
  const step = async (): Promise<void> => {
    while (waiting.length === 0) await new Promise(setImmediate);
    waiting.shift()?.(undefined);
  };
  return { decode, step, most: () => most };
}

describe('everything', () => {
  it('finds each thing once, the part and its whole alike, from large to small, and not the photo itself', async () => {
    const { objects } = await sceneOf(scene).find();
    expect(objects.map(({ box }) => box)).toEqual([boxOf(house), boxOf(door), boxOf(ball)]);
    for (const [k, thing] of [house, door, ball].entries()) {
      const { area, point, iou, stability, logits } = objects[k] ?? expect.fail('missing');
      expect(area / (boxOf(thing).width * boxOf(thing).height)).toBeCloseTo(1, 1);
      expect(iou).toBeCloseTo(0.95);
      expect(stability).toBe(1);
      expect(halfToFloat(logits)).toEqual(logitsOf(thing));
      expect(point.x).toBeGreaterThan(boxOf(thing).x);
      expect(point.x).toBeLessThan(boxOf(thing).x + boxOf(thing).width);
    }
  });

  it('answers what the contract says', async () => {
    const result = await sceneOf(scene).find();
    expect(contract.methods.find.result.safeParse(result).success).toBe(true);
    expect(contract.methods.find.params.parse({ image: imageId }).options).toEqual(findOptions.parse({}));
  });

  it('asks no point twice, none inside a small object that it has, and stops where the photo has nothing new', async () => {
    const { find, asked } = sceneOf(scene);
    const { decoderRuns } = await find();
    const points = asked();
    expect(points).toHaveLength(decoderRuns);
    expect(decoderRuns).toBeLessThan(64);
    expect(new Set(points.map(({ x, y }) => `${x},${y}`)).size).toBe(points.length);
    expect(points.filter(({ x, y }) => x >= ball.x && x < ball.x + ball.width && y >= ball.y && y < ball.y + ball.height)).toHaveLength(1);
  });

  it('keeps to the runs that it is given', async () => {
    const { objects, decoderRuns } = await sceneOf(scene).find({ maxDecoderRuns: 1 });
    expect(decoderRuns).toBe(1);
    expect(objects.map(({ box }) => box)).toEqual([boxOf(house), boxOf(door)]);
  });

  it('drops what the model doubts: a low predicted IoU, and an edge that is not decided', async () => {
    const doubted = { ...house, iou: 0.8 };
    const blurred = { ...ball, rim: 4 };
    expect((await sceneOf([ground, doubted, blurred, door]).find()).objects.map(({ box }) => box)).toEqual([boxOf(door)]);
    const lenient = await sceneOf([ground, doubted, blurred, door]).find({ predIouThresh: 0.7, stabilityScoreThresh: 0.1 });
    expect(lenient.objects).toHaveLength(3);
  });

  it('searches parts of the photo by themselves where it is told to, and shows small things as they look there', async () => {
    const speck: Thing = { x: 201, y: 97, width: 4, height: 4 };
    const alone = sceneOf([ground, house, speck]);
    expect((await alone.find()).objects.map(({ box }) => box)).toEqual([boxOf(house)]);
    expect(alone.encode).not.toHaveBeenCalled();

    const { find, encode, streamed, fractions } = sceneOf([ground, house, speck]);
    const result = await find({ cropNLayers: 1 });
    expect(encode).toHaveBeenCalledTimes(4);
    expect(contract.methods.find.result.safeParse(result).success).toBe(true);
    const [large, small] = result.objects;
    expect(result.objects).toHaveLength(2);
    expect(large).toMatchObject({ box: boxOf(house) });
    expect(large?.detail).toBeUndefined();
    const side = 4 * pixelsPerSample;
    expect(small?.area).toBeGreaterThan(side * side * 0.9);
    expect(small?.area).toBeLessThan(side * side * 1.1);
    expect(Math.abs((small?.box.x ?? 0) - boxOf(speck).x)).toBeLessThanOrEqual(pixelsPerSample);
    expect(small?.detail?.crop.width).toBeLessThan(2048);
    expect(halfToFloat(small?.detail?.logits ?? new Uint16Array(65536)).filter((logit) => logit > 0).length).toBeGreaterThan(16);
    expect([...streamed.values()].toSorted((a, b) => b.area - a.area)).toEqual(result.objects);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  it('streams the objects as they come; the events together are the result', async () => {
    const { find, streamed, fractions } = sceneOf(scene);
    const { objects } = await find();
    expect([...streamed.values()].toSorted((a, b) => b.area - a.area)).toEqual(objects);
    expect(fractions[0]).toBe(0);
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  });

  it('lets a better mask of the same thing take the place of the first', async () => {
    let runs = 0;
    const decode: Inference['decode'] = async (request, options) => {
      const answer = await answerWith([ground, house])(request, options);
      const better = 0.01 * Math.min(5, runs++);
      return { ...answer, iou: answer.iou.map((iou) => iou - 0.05 + better) };
    };
    const { find, streamed, removed } = sceneOf(scene, decode);
    const { objects } = await find();
    expect(objects).toHaveLength(1);
    expect(removed.length).toBeGreaterThan(0);
    expect([...streamed.values()]).toEqual(objects);
    expect(removed).not.toContain(objects[0]?.id);
  });

  it('fills small holes and drops specks, and leaves large ones', async () => {
    const decode: Inference['decode'] = async (request, options) => {
      const answer = await answerWith([ground, house])(request, options);
      const turn = (token: number, x: number, y: number): void => {
        const at = token * 65536 + y * 256 + x;
        answer.logits[at] = -(answer.logits[at] ?? 0);
      };
      for (let token = 1; token <= 3; token++) {
        turn(token, 130, 30);
        turn(token, 220, 110);
        for (let y = 60; y < 70; y++) for (let x = 110; x < 120; x++) turn(token, x, y);
      }
      return answer;
    };
    const [object] = (await sceneOf([ground, house], decode).find()).objects;
    const logits = halfToFloat(object?.logits ?? new Uint16Array(65536));
    expect(object?.box).toEqual(boxOf(house));
    expect(logits[30 * 256 + 130]).toBeGreaterThan(0);
    expect(logits[110 * 256 + 220]).toBeLessThan(0);
    expect(logits[65 * 256 + 115]).toBeLessThan(0);
  });

  it('keeps the best where there are more than asked for', async () => {
    const { find, streamed } = sceneOf([ground, house, { ...door, iou: 0.99 }, { ...ball, iou: 0.98 }]);
    const { objects } = await find({ maxObjects: 2 });
    expect(objects.map(({ box }) => box)).toEqual([boxOf(door), boxOf(ball)]);
    expect([...streamed.keys()].toSorted()).toEqual(objects.map(({ id }) => id).toSorted());
  });

  it('has one decoder run under way at a time, with two searches as well', async () => {
    const { decode, step, most } = slowly(answerWith(scene));
    const { find } = sceneOf(scene, decode);
    let isDone = false;
    const both = Promise.all([find({ maxDecoderRuns: 3 }), find({ maxDecoderRuns: 3 })]).finally(() => (isDone = true));
    for (let run = 0; run < 6 && !isDone; run++) await step();
    expect((await both).map(({ decoderRuns }) => decoderRuns)).toEqual([3, 3]);
    expect(most()).toBe(1);
  });

  it('asks nothing more once it is cancelled', async () => {
    const stop = new AbortController();
    const { find, decode } = sceneOf(scene, (request, options) => {
      if (decode.mock.calls.length === 3) stop.abort();
      return answerWith(scene)(request, options);
    });
    await expect(find({}, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect((await find()).objects).toHaveLength(3);
    expect(decode.mock.calls.filter(([, options]) => options?.signal === stop.signal)).toHaveLength(3);
  });

  it('asks nothing for a search that is cancelled while it waits for another', async () => {
    const { decode, step } = slowly(answerWith(scene));
    const { find, decode: runs } = sceneOf(scene, decode);
    const stop = new AbortController();
    const first = find({ maxDecoderRuns: 2 });
    const second = expect(find({}, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
    await step();
    stop.abort();
    await second;
    await step();
    expect((await first).decoderRuns).toBe(2);
    expect(runs.mock.calls).toHaveLength(2);
  });

  it('passes on what goes wrong, and works again afterwards', async () => {
    let isBroken = true;
    const { find } = sceneOf(scene, (request, options) => {
      if (!isBroken) return answerWith(scene)(request, options);
      return Promise.reject(new Error('the child ended'));
    });
    await expect(find()).rejects.toThrow('the child ended');
    isBroken = false;
    expect((await find()).objects).toHaveLength(3);
  });
});
