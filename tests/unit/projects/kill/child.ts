/** Changes a document as fast as the journal keeps up, and says so on stdout, until it is killed. */
import { open } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { createJournal } from '../../../../src-main/services/projects/journal/journal';
import { applyOperation } from '../../../../src-preload/model/apply-operation';
import type { Operation } from '../../../../src-preload/model/operation';
import { cutout, document as first, photoBytes, rectMask, someLogits } from '../photo-project';
import type { StoredMask } from '../../../../src-main/services/masks/masks';

const [dir = '', seedText = '1', flushMs = '0'] = process.argv.slice(2);
let state = Number(seedText);
const random = (below: number): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return (state >>> 8) % below;
};

const masks = new Map<string, StoredMask>([[rectMask(1).info.id, rectMask(1)]]);
const newMask = (): StoredMask => {
  const mask = rectMask(random(1 << 16));
  masks.set(mask.info.id, mask);
  return mask;
};

const entry = await createJournal({
  dir,
  onProblem: (_, problem) => {
    if (problem) throw problem;
  },
}).begin({ document: first, revision: 0 }, {
  image: () => photoBytes,
  mask: (id) => {
    const mask = masks.get(id);
    if (!mask) throw new Error(`no mask ${id}`);
    return mask;
  },
  logits: () => someLogits,
});
await entry.settled();

/** A disk that others keep busy. */
async function slowDown(ms: number): Promise<void> {
  const file = await open(process.execPath);
  const prototype = Object.getPrototypeOf(file) as { sync(): Promise<void>; datasync(): Promise<void> };
  await file.close();
  const { sync, datasync } = prototype;
  prototype.sync = async function slowSync() {
    await delay(ms);
    await sync.call(this);
  };
  prototype.datasync = async function slowDatasync() {
    await delay(ms);
    await datasync.call(this);
  };
}
if (flushMs !== '0') await slowDown(Number(flushMs));

let document = first;
let revision = 0;

function next(): readonly Operation[] {
  const layers = document.layers.filter(({ kind }) => kind === 'cutout');
  const some = layers[random(Math.max(1, layers.length))];
  switch (random(4)) {
    case 0:
      if (some && layers.length > 6) return [{ kind: 'remove-layer', id: some.id }];
      return [{ kind: 'insert-layers', layers: [cutout(`n${revision}`, newMask(), newMask())], index: random(document.layers.length + 1) }];
    case 1: {
      const mask = newMask();
      if (some) return [{ kind: 'update-layer', id: some.id, patch: { mask: mask.info.id, bounds: mask.info.bounds } }];
      return [{ kind: 'insert-layers', layers: [cutout(`n${revision}`, mask)], index: 0 }];
    }
    case 2:
      return [{ kind: 'update-document', patch: { name: `Sea ${revision}` } }];
    default:
      return document.layers.slice(0, 1).map((layer): Operation => ({ kind: 'update-layer', id: layer.id, patch: { opacity: random(100) / 100 } }));
  }
}

for (;;) {
  const operations = next();
  for (const operation of operations) {
    const applied = applyOperation(document, operation);
    if (!applied.ok) throw new Error(applied.reason);
    document = applied.document;
  }
  revision += 1;
  entry.append({ document, revision }, operations);
  process.stdout.write(`${revision} ${Date.now()}\n`);
  // The journal's own pace: without it, the backlog would grow for ever.
  if (random(12) === 0) await entry.settled();
}
