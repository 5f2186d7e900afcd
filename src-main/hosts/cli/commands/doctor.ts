import type { Check } from '../../../../src-preload/contract/system';
import type { OpenApp } from '../cli-app';
import type { CliIo, GlobalOptions } from '../cli-io';
import { exitCodes, type ExitCode } from '../exit-codes';
import { withApp } from '../with-app';

const marks = { ok: 'ok', note: 'note', problem: 'PROBLEM' } as const satisfies Readonly<Record<Check['state'], string>>;

/** `clickcut doctor`: what works here, and what to do about what does not. */
export async function doctor(options: GlobalOptions, io: CliIo, openApp: OpenApp): Promise<ExitCode> {
  return withApp(openApp, options, async (app) => {
    const checks = await (await app()).doctor();
    const ok = checks.every((check) => check.state !== 'problem');
    if (options.json) io.stdout(`${JSON.stringify({ ok, checks })}\n`);
    else {
      for (const check of checks) {
        io.stdout(`${marks[check.state].padEnd(8)} ${check.name}: ${check.found}\n`);
        if (check.advice !== undefined) io.stdout(`         -> ${check.advice}\n`);
      }
    }
    return ok ? exitCodes.ok : exitCodes.failed;
  });
}
