/** The host's end of an engine that runs as a child: the same channel that the engine has to its inference children. */
export { createChildChannel as createEngineChannel } from '../inference/process/channel';
/** What it is to be started with. */
export { leanMemory } from '../inference/process/lean-memory';
