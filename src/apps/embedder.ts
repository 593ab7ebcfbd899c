import { join } from 'node:path';
import type { Config } from '../kernel/config.ts';
import type { Log } from '../kernel/log.ts';
import { localEmbeddings } from '../llm/adapters/local-embeddings.ts';
import { openAiEmbeddings } from '../llm/adapters/openai-embeddings.ts';
import type { Credential, Embedder } from '../llm/index.ts';
import type { EmbeddingSettings } from '../memory/index.ts';

const LOCAL = 'local:';

/** What finds by meaning, from the configuration: an endpoint, or a model on this machine. Off until somebody asks for it. */
export function embedderFrom(config: Config, log: Log): { embedding: EmbeddingSettings | null; credential: Credential; story: string; close(): Promise<void> } {
  const { EMBEDDINGS_BASE_URL: baseUrl, EMBEDDINGS_MODEL: model, EMBEDDINGS_DIMENSIONS: dimensions } = config;
  const local = model?.startsWith(LOCAL) ? localEmbeddings({ model: model.slice(LOCAL.length), folder: join(config.DATA_DIR, 'models'), dimensions, onProgress: (line) => log.info(line) }) : null;
  const embedder: Embedder | null = local ?? (baseUrl && model ? openAiEmbeddings({ baseUrl, apiKey: config.EMBEDDINGS_API_KEY, model, dimensions }) : null);
  return {
    embedding: embedder && { embedder, queryTimeoutMs: config.EMBEDDINGS_QUERY_TIMEOUT_MS, monthlyTokens: config.EMBEDDINGS_MONTHLY_TOKENS ?? null },
    credential: { name: 'EMBEDDINGS_API_KEY', value: config.EMBEDDINGS_API_KEY, usedFor: 'Embeddings at EMBEDDINGS_BASE_URL.', ...(embedder && !local && { test: (signal: AbortSignal) => embedder.check(signal) }) },
    story: embedder ? `Embeddings: ${embedder.model} at ${embedder.where}`
      : baseUrl ? 'Embeddings: off. EMBEDDINGS_BASE_URL is set; set EMBEDDINGS_MODEL too.'
        : 'Embeddings: off; memories are found by their words. Set EMBEDDINGS_BASE_URL and EMBEDDINGS_MODEL, or EMBEDDINGS_MODEL=local:NAME for a model on this machine.',
    async close() { await local?.close(); },
  };
}
