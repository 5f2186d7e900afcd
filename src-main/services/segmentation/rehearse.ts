import { setTimeout as delay } from 'node:timers/promises';
import { contourArea } from '../../../src-preload/raster/contour-area';
import { frameOf, gridSide } from '../../../src-preload/raster/logit-grid';
import type { DecoderPoint } from '../../inference/inference';
import type { SalienceMap } from '../salience/salience';
import { clicksOn, gridOf } from './click-grid';
import { pickFirst } from './pick-first';
import { readAnswers, settleNext } from './pick-next';

/** After so many rounds the loops are compiled. */
const rounds = 10;
/** Whoever opens a photo meanwhile is answered in between. */
const pauseMs = 40;
const photo = { width: 1024, height: 768 };
const click = { x: 400, y: 300 };

/** A value for each sample, from its distance to the click in samples. */
function aroundClick(side: number, value: (distance: number, x: number) => number): Float32Array<ArrayBuffer> {
  const cell = frameOf(photo).width / side;
  const [cx, cy] = [click.x / cell, click.y / cell];
  return Float32Array.from({ length: side * side }, (_, at) => value(Math.hypot((at % side) - cx, Math.floor(at / side) - cy), at % side));
}

/** Discs of three sizes with a ragged rim, and a strip beside each that was not clicked on. */
function logitsOfDiscs(): Float32Array<ArrayBuffer> {
  const logits = new Float32Array(4 * gridSide * gridSide);
  for (const [token, radius] of [40, 20, 40, 60].entries()) {
    const disc = aroundClick(gridSide, (distance, x) => (x > 230 ? 2 : (radius - distance) / 4 + ((x * 7) % 5) / 10));
    logits.set(disc, token * gridSide * gridSide);
  }
  return logits;
}

/** Answers a click that nobody has made, over and over: code that runs for the first time is slow, and the first click of a person waits for it. */
export async function rehearseAnswers(signal: AbortSignal): Promise<void> {
  const frame = frameOf(photo);
  const grid = gridOf(frame);
  const points: readonly DecoderPoint[] = [{ ...click, label: 1 }];
  const clicks = clicksOn(grid, points);
  const logits = logitsOfDiscs();
  const iou = Float32Array.of(0.9, 0.8, 0.9, 0.7);
  const side = gridSide;
  for (let round = 0; round < rounds; round++) {
    await delay(pauseMs, undefined, { signal, ref: false });
    const salience: SalienceMap = { side, alpha: Uint8Array.from(aroundClick(side, (distance) => (distance < 45 ? 255 : 0))) };
    const [first] = clicks;
    if (!first) return;
    const answers = pickFirst(logits, iou, { grid, click: first, measuring: { frame, points }, salience });
    const previous = answers[0]?.logits;
    for (const answer of answers) contourArea(answer.logits, frame, photo);
    await delay(pauseMs, undefined, { signal, ref: false });
    if (!previous) return;
    const next = { grid, clicks, previous, measuring: { frame, points, previous } };
    settleNext(readAnswers(logits, iou, next), next);
  }
}
