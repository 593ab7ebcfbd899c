import * as z from 'zod';

const flag = z.enum(['0', '1', 'true', 'false', '']).transform((v) => v === '1' || v === 'true');
const url = z.url().transform((v) => v.replace(/\/+$/, ''));

const Environment = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://').optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  DATA_DIR: z.string().min(1).default('./data'),
  VALKEY_URL: z.string().regex(/^(redis|rediss|valkey|valkeys):\/\//, 'must start with redis:// or valkey://').optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: url.optional(),
  OPENROUTER_API_KEY: z.string().min(1).optional(),
  LLM_BASE_URL: url.optional(),
  LLM_API_KEY: z.string().min(1).optional(),
  LLM_MODEL: z.string().min(1).optional(),
  LLM_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(60_000),
  PLANS_PER_DAY: z.coerce.number().int().min(0).max(100_000).default(10),
  EMBEDDINGS_BASE_URL: url.optional(),
  EMBEDDINGS_API_KEY: z.string().min(1).optional(),
  EMBEDDINGS_MODEL: z.string().min(1).optional(),
  EMBEDDINGS_DIMENSIONS: z.coerce.number().int().min(1).max(16_000).optional(),
  EMBEDDINGS_QUERY_TIMEOUT_MS: z.coerce.number().int().min(10).max(10_000).default(300),
  EMBEDDINGS_MONTHLY_TOKENS: z.coerce.number().int().min(0).optional(),
  ZEP_API_KEY: z.string().min(1).optional(),
  USE_ZEP_BACKEND: flag.default(true),
  ZEP_BASE_URL: url.optional(),
  ZEP_MONTHLY_QUOTA: z.coerce.number().int().min(0).default(10_000),
  MEM0_API_KEY: z.string().min(1).optional(),
  MEM0_BASE_URL: url.optional(),
  QDRANT_URL: url.optional(),
  QDRANT_BASE_URL: url.optional(),
  QDRANT_API_KEY: z.string().min(1).optional(),
  QDRANT_COLLECTION: z.string().regex(/^[\w-]{1,100}$/, 'must be letters, digits, - and _').default('almanac'),
  RECALL_MEMORY_MB: z.coerce.number().int().min(0).max(1_000_000).default(384),
  BACKENDS_TIMEOUT_MS: z.coerce.number().int().min(50).max(10_000).default(800),
  MEMORY_GATEWAY_URL: url.optional(),
  MEMORY_GATEWAY_KEY: z.string().min(1).optional(),
  SECRETS_POLICY: z.enum(['mask', 'refuse', 'keep'], 'must be mask (hide secrets in what is remembered), refuse (answer 400) or keep').default('mask'),
  APP_TIMEZONE: z.string().default('America/Los_Angeles').refine((zone) => { try { new Intl.DateTimeFormat('en', { timeZone: zone }); return true; } catch { return false; } }, 'must be an IANA time zone such as Europe/Berlin'),
  APP_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  APP_SECRET_PREVIOUS: z.string().transform((v) => v.split(',').map((one) => one.trim()).filter(Boolean)).default([]),
  GOOGLE_CLIENT_ID: z.string().min(1).optional(),
  GOOGLE_CLIENT_SECRET: z.string().min(1).optional(),
  GOOGLE_API_BASE_URL: url.optional(),
  GOOGLE_OAUTH_BASE_URL: url.optional(),
  GOOGLE_CREDENTIALS_FILE: z.string().min(1).default('/app/credentials/gcal.json'),
  CALDAV_URL: url.optional(),
  CALDAV_USER: z.string().min(1).optional(),
  CALDAV_PASSWORD: z.string().min(1).optional(),
  CALDAV_TOKEN: z.string().min(1).optional(),
  ALLOW_PRIVATE_ADDRESSES: flag.default(false),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  BACKGROUND_WORK: flag.default(true),
  OBSERVER: flag.default(true),
});

/** The settings of a process, read once at its start. */
export type Config = Readonly<z.output<typeof Environment>>;

/** Reads the environment; an error names every wrong variable and what would be right. Empty means absent. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '));
}

export class ConfigError extends Error {
  override name = 'ConfigError';
}
