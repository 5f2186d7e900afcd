import type { RefineLane } from './refine-lane';

/** Several threads as one: each job goes to the one with the least to do. */
export function createRefineLanes(create: () => RefineLane, count: number): RefineLane {
  const lanes = Array.from({ length: count }, () => ({ lane: create(), jobs: 0 }));
  return {
    run: async (job, input, options) => {
      const least = lanes.reduce((a, b) => (b.jobs < a.jobs ? b : a));
      least.jobs += 1;
      try {
        return await least.lane.run(job, input, options);
      } finally {
        least.jobs -= 1;
      }
    },
    close: async () => {
      await Promise.all(lanes.map(({ lane }) => lane.close()));
    },
  };
}
