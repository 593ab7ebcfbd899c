import type { Database } from '../db/database.port.ts';
import type { Dependency } from '../http/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Config } from '../kernel/config.ts';
import type { Credential, Embedder } from '../llm/index.ts';
import { type BackendSettings, type MemoryModule, meteredFetch } from '../memory/index.ts';

/** The further homes of memories, from the configuration. An adapter is loaded when its home is on, and not before. */
export async function backendsFrom(config: Config, { db, clock, embedder }: { db: Database; clock: Clock; embedder: Embedder | null }): Promise<{ settings: BackendSettings | null; credentials: Credential[]; story: string[]; dependencies(memory: MemoryModule): Dependency[] }> {
  const timeoutMs = config.BACKENDS_TIMEOUT_MS;
  const backends: BackendSettings['backends'][number][] = [];
  const off: Record<string, string> = {};

  if (!config.ZEP_API_KEY) off['zep'] = 'set ZEP_API_KEY';
  else if (!config.USE_ZEP_BACKEND) off['zep'] = 'USE_ZEP_BACKEND is 0';
  else {
    const { zep } = await import('../memory/adapters/zep.ts');
    backends.push(zep({ apiKey: config.ZEP_API_KEY, baseUrl: config.ZEP_BASE_URL, timeoutMs, fetch: meteredFetch({ db, clock, name: 'zep', quota: config.ZEP_MONTHLY_QUOTA }) }));
  }
  if (!config.MEM0_API_KEY) off['mem0'] = 'set MEM0_API_KEY';
  else {
    const { mem0 } = await import('../memory/adapters/mem0.ts');
    backends.push(mem0({ apiKey: config.MEM0_API_KEY, baseUrl: config.MEM0_BASE_URL, timeoutMs }));
  }
  const qdrantUrl = config.QDRANT_URL ?? config.QDRANT_BASE_URL;
  if (!qdrantUrl) off['qdrant'] = 'set QDRANT_URL, and an embedder (EMBEDDINGS_MODEL)';
  else if (!embedder) off['qdrant'] = 'QDRANT_URL is set, but it finds by vectors: set EMBEDDINGS_MODEL too, with EMBEDDINGS_BASE_URL or as local:NAME';
  else {
    const { qdrant } = await import('../memory/adapters/qdrant.ts');
    backends.push(qdrant({ baseUrl: qdrantUrl, apiKey: config.QDRANT_API_KEY, embedder, collection: config.QDRANT_COLLECTION, timeoutMs }));
  }

  const test = (name: string): Pick<Credential, 'test'> => {
    const backend = backends.find((b) => b.name === name);
    return backend ? { test: () => backend.health() } : {};
  };
  return {
    settings: backends.length ? { backends, quotas: { zep: config.ZEP_MONTHLY_QUOTA }, timeoutMs } : null,
    credentials: [
      { name: 'ZEP_API_KEY', value: config.ZEP_API_KEY, usedFor: 'Memories in Zep Cloud.', ...test('zep') },
      { name: 'MEM0_API_KEY', value: config.MEM0_API_KEY, usedFor: "Memories on mem0's platform.", ...test('mem0') },
      { name: 'QDRANT_API_KEY', value: config.QDRANT_API_KEY, usedFor: 'Memories in Qdrant at QDRANT_URL, where it asks for a key.', ...test('qdrant') },
    ],
    story: [...(backends.length ? [`Memories also in: ${backends.map((b) => b.name).join(', ')}`] : []), ...(qdrantUrl && off['qdrant'] ? [`Qdrant: off. ${off['qdrant']}.`] : [])],
    dependencies: (memory) => ['zep', 'mem0', 'qdrant'].map((name) => ({ name, check: async () => (off[name] === undefined ? memory.backendHealth(name) : { status: 'off', detail: `memories live in Postgres; ${off[name]}` }) })),
  };
}
