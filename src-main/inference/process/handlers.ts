import type { Handlers } from '../../../src-preload/contract/define';
import { ClickcutError } from '../../../src-preload/contract/errors';
import type { InferenceContract, LaneName } from '../../../src-preload/contract/inference';
import { halfToFloat } from '../../../src-preload/model/half-float';
import type { Engine, Ran } from '../engine';
import { computeMatte } from '../families/isnet/matte';
import { decodePrompts } from '../families/mobile-sam/decode';
import { encodeImage } from '../families/mobile-sam/encode';
import { embeddingLength } from '../families/mobile-sam/frame';
import type { ModelId } from '../manifest/schema';
import type { Session } from '../onnx/session';
import { createRecentEmbeddings } from './embeddings';

/** Loaded ahead of the first request of a lane. The encoder is not: a photo that was opened before never needs it. */
const quickGraph: Record<LaneName, ModelId> = { sam: 'sam-decoder', matting: 'isnet-medium' };

/** The first run of a graph takes memory and compiles; better before the first click than in it. */
async function rehearse(session: Session): Promise<{ readonly ms: number }> {
  const embedding = halfToFloat(new Uint16Array(embeddingLength));
  const { ms } = await decodePrompts(session, { embedding, points: [{ x: 0, y: 0, label: 1 }] });
  return { ms };
}

/** Joins the fields of an answer with the facts that every answer carries. */
function answer<T extends { readonly ms: number }>(ran: Ran<T>): T & { provider: string; note: string | undefined; rssBytes: number } {
  return { ...ran.value, provider: ran.provider, note: ran.note, rssBytes: process.memoryUsage.rss() };
}

/** What the inference child does for each method of its contract. */
export function createHandlers(engine: Engine): Handlers<InferenceContract> {
  const embeddings = createRecentEmbeddings();
  const warmed = new Set<LaneName>();

  return {
    lane: {
      warm: async ({ lane }, { progress }) => {
        progress({ stage: 'preparing' });
        const isFirst = !warmed.has(lane);
        warmed.add(lane);
        return answer(await engine.run(quickGraph[lane], (session) => (isFirst && lane === 'sam' ? rehearse(session) : Promise.resolve({ ms: 0 }))));
      },
      hold: ({ key, embedding }) => {
        embeddings.set(key, halfToFloat(embedding));
        return answer({ value: { ms: 0 }, provider: 'cpu', note: undefined });
      },
      encode: async ({ pixels, width, height, key }, { progress }) => {
        progress({ stage: 'preparing' });
        await engine.load('mobile-sam-encoder');
        progress({ stage: 'encoding' });
        const ran = await engine.run('mobile-sam-encoder', (session) => encodeImage(session, pixels, width, height));
        embeddings.set(key, halfToFloat(ran.value.embedding));
        return answer(ran);
      },
      decode: async ({ key, embedding, points, maskInput }) => {
        if (embedding) embeddings.set(key, halfToFloat(embedding));
        const kept = embeddings.get(key);
        if (!kept) throw new ClickcutError({ code: 'embedding-missing', message: `The embedding '${key}' is not held here.` });
        return answer(await engine.run('sam-decoder', (session) => decodePrompts(session, { embedding: kept, points, maskInput })));
      },
      matte: async ({ pixels }, { progress }) => {
        progress({ stage: 'preparing' });
        await engine.load('isnet-medium');
        progress({ stage: 'matting' });
        return answer(await engine.run('isnet-medium', (session) => computeMatte(session, pixels)));
      },
    },
  };
}
