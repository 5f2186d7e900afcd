import type { OpenApp } from '../cli-app';
import type { CliIo, GlobalOptions } from '../cli-io';
import { exitCodes, type ExitCode } from '../exit-codes';
import { withApp } from '../with-app';

const mib = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

/** `clickcut models`: what is there, checked against its recorded size and hash. */
export async function models(options: GlobalOptions, io: CliIo, openApp: OpenApp): Promise<ExitCode> {
  return withApp(openApp, options, async (app) => {
    const list = await (await app()).models();
    const ok = list.every((model) => model.state === 'verified');
    if (options.json) io.stdout(`${JSON.stringify({ ok, models: list })}\n`);
    else {
      for (const model of list) {
        io.stdout(`${model.state.padEnd(9)} ${model.id.padEnd(20)} ${mib(model.bytes).padStart(9)}  ${model.name} (${model.licence})\n`);
        if (model.problem !== undefined) io.stdout(`          ${model.problem}\n`);
      }
    }
    return ok ? exitCodes.ok : exitCodes.failed;
  });
}
