import { defineConfig } from 'vitest/config';

const project = (name: string) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout: 120_000, hookTimeout: 120_000 },
});

export default defineConfig({
  test: {
    globalSetup: ['tests/helpers/build-once.ts'],
    // Two cores, and inference takes both: more workers only make timeouts likelier.
    maxWorkers: 2,
    projects: ['unit', 'contract', 'architecture', 'golden'].map(project),
  },
});
