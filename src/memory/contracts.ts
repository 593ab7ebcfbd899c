// Every contract of this room, for surfaces and other rooms. Safe in a browser.
export * from './audit.contract.ts';
export * from './clients.contract.ts';
export * from './conversations.contract.ts';
export * from './dispute-fact.contract.ts';
export * from './embeddings.contract.ts';
export * from './entities.contract.ts';
export * from './events.contract.ts';
export * from './facts.contract.ts';
export * from './read-episode.contract.ts';
export * from './read-fact.contract.ts';
export * from './recall.contract.ts';
export * from './remember.contract.ts';
export * from './upkeep.contract.ts';
export * from './why-not.contract.ts';
