import { defineConfig } from '@playwright/test';
import { electronBinary } from './tests/e2e/electron-binary';

/** The same specs run in Chromium, and in Electron too where its binary is there. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  timeout: 120_000,
  expect: { timeout: 30_000 },
  fullyParallel: false,
  // Inference takes both cores: a second worker would only make the first one wait.
  workers: 1,
  forbidOnly: true,
  retries: 0,
  reporter: [['list']],
  projects: [
    { name: 'chromium', metadata: { host: 'web' } },
    ...(electronBinary() === undefined ? [] : [{ name: 'electron', metadata: { host: 'electron' } }]),
  ],
});
