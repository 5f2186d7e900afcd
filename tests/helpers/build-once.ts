import { buildStale } from '../../scripts/build.mjs';

/** Child processes and workers run from dist, so that tests exercise what users get. */
export default async function setup(): Promise<void> {
  await buildStale({ quiet: true });
}
