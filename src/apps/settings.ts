import type { Config } from '../kernel/config.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { listSettingsContract } from './settings.contract.ts';

type Variable = keyof Config & string;
interface Switch {
  readonly name: string;
  /** Sets of variables, each of which turns it on; the first is told where none is set. */
  readonly ways: readonly (readonly Variable[])[];
  readonly value?: (config: Config) => string | null | undefined;
}

const hostOf = (url: string | undefined): string | null => (url === undefined ? null : new URL(url).host);

const SWITCHES: readonly Switch[] = [
  { name: 'language_model', ways: [['OPENROUTER_API_KEY'], ['LLM_BASE_URL', 'LLM_MODEL']], value: (c) => c.LLM_MODEL ?? (c.OPENROUTER_API_KEY ? 'openrouter/auto' : null) },
  { name: 'embeddings', ways: [['EMBEDDINGS_MODEL']], value: (c) => c.EMBEDDINGS_MODEL },
  { name: 'google_calendar', ways: [['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET']] },
  { name: 'shared_cache', ways: [['VALKEY_URL']], value: (c) => hostOf(c.VALKEY_URL) },
  { name: 'served_database', ways: [['DATABASE_URL']], value: (c) => hostOf(c.DATABASE_URL) },
  { name: 'public_address', ways: [['PUBLIC_URL']], value: (c) => c.PUBLIC_URL },
  { name: 'token_secret', ways: [['APP_SECRET']] },
  { name: 'zep', ways: [['ZEP_API_KEY']] },
  { name: 'mem0', ways: [['MEM0_API_KEY']] },
  { name: 'qdrant', ways: [['QDRANT_URL', 'EMBEDDINGS_MODEL'], ['QDRANT_BASE_URL', 'EMBEDDINGS_MODEL']], value: (c) => hostOf(c.QDRANT_URL ?? c.QDRANT_BASE_URL) },
];

/** What this server could do, and whether the environment turns it on. */
export function settingsOf(config: Config) {
  const isSet = (name: Variable): boolean => config[name] !== undefined && config[name] !== '';
  return SWITCHES.map(({ name, ways, value }) => {
    const on = ways.find((way) => way.every(isSet));
    // Of several ways the one that somebody has begun is the one to go on with.
    const way = on ?? ways.find((one) => one.some(isSet)) ?? ways[0] ?? [];
    return { name, on: on !== undefined, value: (on && value?.(config)) ?? null, set_by: [...way], missing: way.filter((one) => !isSet(one)) };
  });
}

export function settingsOperations(config: Config): AnyOperation[] {
  const items = settingsOf(config);
  return [operation(listSettingsContract, async () => ({ items, next_cursor: null }))];
}
