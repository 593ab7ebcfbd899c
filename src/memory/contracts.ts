// Every contract of this room, for surfaces and other rooms. Safe in a browser.
export * from './audit/audit.contract.ts';
export * from './clients/clients.contract.ts';
export * from './remember/conversations.contract.ts';
export * from './facts/dispute-fact.contract.ts';
export * from './embedding/embeddings.contract.ts';
export * from './entities/entities.contract.ts';
export * from './events/events.contract.ts';
export * from './facts/facts.contract.ts';
export * from './events/read-episode.contract.ts';
export * from './facts/read-fact.contract.ts';
export * from './recall/recall.contract.ts';
export * from './remember/remember.contract.ts';
export * from './upkeep/upkeep.contract.ts';
export * from './recall/why-not.contract.ts';
