import { inferenceContract } from '../../../src-preload/contract/inference';
import { createServer } from '../../../src-preload/rpc/server';
import { createEngine } from '../engine';
import { runProbe } from '../providers/probe';
import { childArguments } from './arguments';
import { createParentChannel } from './channel';
import { createHandlers } from './handlers';

/** The inference child: serves one lane until its parent goes away, or tries one provider and ends. */
const given = childArguments.parse(JSON.parse(process.argv[2] ?? 'null'));

// Ctrl+C reaches the whole group. The parent decides what it means; without a parent there is nothing to decide.
process.on('SIGINT', () => undefined);
process.once('disconnect', () => process.exit(0));

switch (given.role) {
  case 'serve':
    createServer(inferenceContract, createHandlers(createEngine(given))).attach(createParentChannel());
    break;
  case 'probe': {
    const report = await runProbe(given);
    process.send?.(report, undefined, undefined, () => process.disconnect());
    break;
  }
}
