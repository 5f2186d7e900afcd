import { dirname, join } from 'node:path';
import { createServices } from '../../app/create-services';
import { entryPath } from '../../app/entry-path';
import { serveServices } from '../../app/serve-services';
import type { StartServer } from '../cli/commands/serve';
import { startWebHost } from '../web/web-host';

/** The built page lies beside the built main side. */
const pageDir = (): string => join(dirname(entryPath('engine')), '..', 'renderer');

/** The engine in this process behind a web host; the file, if any, is open before the address is known to anyone. */
export const startServer: StartServer = async ({ port, open, provider }) => {
  const services = await createServices({ provider, stays: true });
  try {
    const rpc = serveServices(services);
    if (open !== undefined) await services.openFile(open);
    const host = await startWebHost({ pageDir: pageDir(), attach: rpc.attach, onFile: services.receive, port });
    return {
      url: host.url,
      port: host.port,
      ticketUrl: host.ticketUrl,
      close: async () => {
        await host.close();
        await services.close();
      },
    };
  } catch (error) {
    await services.close();
    throw error;
  }
};
