import { z } from 'zod';
import { modelId, type ModelId } from '../manifest/schema';
import { providerName } from './names';

/**
 * How one provider did with one graph. `faster` is the only outcome that leads to its use; `absent` and `crashed`
 * and `hung` speak of the provider as a whole, the others of this graph.
 */
export const trial = z.object({
  provider: providerName,
  model: modelId,
  outcome: z.enum(['faster', 'slow', 'wrong', 'absent', 'failed', 'crashed', 'hung', 'garbled', 'failed-later']),
  /** For a person, in one line. */
  note: z.string().max(400),
  /** Median time of one run. */
  ms: z.number().optional(),
  cpuMs: z.number().optional(),
});
export type Trial = Readonly<z.infer<typeof trial>>;
export type Outcome = Trial['outcome'];

/** What a probe child says, once, before it ends. */
export const probeReport = z.discriminatedUnion('result', [
  z.object({ result: z.literal('absent'), note: z.string().max(400) }),
  z.object({ result: z.literal('failed'), note: z.string().max(400) }),
  z.object({
    result: z.literal('compared'),
    /** Root mean square of the difference over that of the CPU's answer, the largest of all outputs. */
    difference: z.number().nonnegative(),
    ms: z.number().positive(),
    cpuMs: z.number().positive(),
  }),
]);
export type ProbeReport = Readonly<z.infer<typeof probeReport>>;

/** Half-precision arithmetic inside a provider stays below this; zeros, garbage and swapped axes are far above. */
const tolerance = 0.02;
/** A provider that wins by less is not worth its memory and its risk. */
const gain = 0.9;

/** Turns numbers into a verdict. */
export function judge(provider: Trial['provider'], model: ModelId, report: ProbeReport): Trial {
  const base = { provider, model } as const;
  switch (report.result) {
    case 'absent':
    case 'failed':
      return { ...base, outcome: report.result, note: report.note };
    case 'compared': {
      const { ms, cpuMs, difference } = report;
      const times = `${Math.round(ms)} ms against ${Math.round(cpuMs)} ms on the CPU`;
      if (difference > tolerance) {
        return { ...base, outcome: 'wrong', ms, cpuMs, note: `its answer is off by ${(difference * 100).toPrecision(3)} %` };
      }
      if (ms > cpuMs * gain) return { ...base, outcome: 'slow', ms, cpuMs, note: `not faster: ${times}` };
      return { ...base, outcome: 'faster', ms, cpuMs, note: `right and faster: ${times}` };
    }
  }
}
