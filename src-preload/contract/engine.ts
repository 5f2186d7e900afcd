import { appContract } from './app';
import { grants } from './files';

/** What an engine in a process of its own answers: the pages' contract, and what only its host may ask. */
export const engineContract = { ...appContract, grants } as const;
export type EngineContract = typeof engineContract;

/** Services that no page reaches. */
export const hostOnly: readonly string[] = ['grants'];
