import { parseArgs } from 'node:util';
import { asClickcutError } from '../../src-preload/contract/errors';
import { providerChoice } from '../../src-preload/contract/settings';
import { createParentChannel } from '../inference/process/channel';
import { createServices } from './create-services';
import type { HostPorts } from './ports';
import { serveHost } from './serve-services';

/**
 * Entry of the engine as a child process (fork it with `serialization: 'advanced'`): serves the whole contract over
 * the process channel until the parent goes away or says SIGTERM.
 */
function portsFrom(argv: readonly string[]): HostPorts {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...argv], options: { provider: text, 'cache-dir': text, 'config-dir': text } });
  return {
    provider: values.provider === undefined ? undefined : providerChoice.parse(values.provider),
    dirs: { cache: values['cache-dir'], config: values['config-dir'] },
    stays: true,
  };
}

async function main(): Promise<void> {
  const channel = createParentChannel();
  const services = await createServices(portsFrom(process.argv.slice(2)));
  const server = serveHost(services);
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    services
      .close()
      .catch(() => undefined)
      .finally(() => process.exit(0));
  };
  channel.onClose(end);
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  server.attach(channel);
}

main().catch((error: unknown) => {
  const { message, hint } = asClickcutError(error);
  process.stderr.write(`The engine cannot start: ${message}${hint === undefined ? '' : ` ${hint}`}\n`);
  process.exit(1);
});
