import { join } from 'node:path';
import { inProcessCache } from '../memory/adapters/in-process-cache.ts';
import type { Cache } from '../memory/cache/cache.port.ts';
import { clientDoor, memoryContracts, memoryModule, queryTerms } from '../memory/index.ts';
import type { Database, Sql } from '../db/database.port.ts';
import { type Dependency, healthHistory, idempotencyData } from '../http/index.ts';
import type { identityModule } from '../identity/index.ts';
import type { AnyJobHandler, JobQueue } from '../jobs/index.ts';
import type { ClientData } from '../kernel/client-data.ts';
import { createBreaker } from '../kernel/breaker.ts';
import { callOver } from '../kernel/call-over.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Config } from '../kernel/config.ts';
import { errorFields, type Log } from '../kernel/log.ts';
import type { AnyOperation, CallContext } from '../kernel/operation.ts';
import { dayOf, startOfDay } from '../kernel/zone.ts';
import { type Credential, llmModule, type LanguageModel } from '../llm/index.ts';
import { openAiCompatible } from '../llm/adapters/openai-compatible.ts';
import { type ConstraintDoor, type MemoryCalls, memoryLink, planDoor, planningModule } from '../planning/index.ts';
import { observingModule } from '../observing/index.ts';
import { type SchedulingModule, schedulingConstraints, schedulingModule, zoneOf as zoneFrom } from '../scheduling/index.ts';
import { createSolverPool } from '../solver/index.ts';
import { tasks as taskRows, workModule } from '../work/index.ts';
import { backendsFrom } from './backends.ts';
import { calendarsFrom } from './calendars.ts';
import { embedderFrom } from './embedder.ts';
import { backupOperations } from './backup-operations.ts';
import { jobOperations } from './job-operations.ts';
import { memoryModel } from './memory-model.ts';
import type { Role } from './role.ts';
import { settingsOperations } from './settings.ts';
import { sampleOperations } from './sample.ts';
import { countTokens } from './tokens.ts';
import { VERSION } from './version.ts';
import { welcomeOperations } from './welcome.ts';

export interface ComposeOptions {
  readonly config: Config;
  readonly role: Role;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly jobs: JobQueue;
  readonly identity: ReturnType<typeof identityModule>;
  readonly vector: boolean;
  /** Everything is gone at the end. */
  readonly memory?: boolean;
  readonly port: number;
  /** Hears what the clock did by itself, by the name of the operation that does the same. */
  readonly told?: (workspaceId: number, name: string) => void;
}

export interface Parts {
  readonly operations: AnyOperation[];
  readonly jobs: AnyJobHandler[];
  /** What the clock starts: cron expressions in UTC. */
  readonly clockwork: { name: string; cron: string; run: () => Promise<void> }[];
  readonly dependencies: Dependency[];
  readonly story: string[];
  /** What is done once the server listens, behind everybody's back. */
  begun(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Puts the rooms together for one role: the only place that chooses adapters and knows which module stands beside which. */
export async function compose(options: ComposeOptions): Promise<Parts> {
  const { config, role, db, clock, log, jobs, identity, told = () => {} } = options;
  const zoneOf = zoneFrom(config.APP_TIMEZONE);
  const base = { db, clock, jobs, log };

  const embeddings = embedderFrom(config, log.with({ part: 'embeddings' }));
  const backends = await backendsFrom(config, { db, clock, embedder: embeddings.embedding?.embedder ?? null });
  const { model, llm, modelStory } = languageModel(config, { ...base, zoneOf }, [embeddings.credential, ...backends.credentials]);
  const cache: Cache = config.VALKEY_URL ? (await import('../memory/adapters/valkey-cache.ts')).valkeyCache({ url: config.VALKEY_URL, log: log.with({ part: 'cache' }) }) : inProcessCache();
  const clientData: ClientData[] = [];
  const memory = memoryModule({ ...base, cache, hotMegabytes: config.RECALL_MEMORY_MB, model: llm.askModel.on ? memoryModel(llm.askModel) : null, embedding: embeddings.embedding, backends: backends.settings, secrets: config.SECRETS_POLICY, countTokens, clientData: () => clientData, zone: (context: CallContext) => db.inWorkspace(context, zoneOf) });

  // The planner takes the memory's operations as functions: here they are the operations themselves or calls over the wire.
  const remote = role === 'planner-api' && config.MEMORY_GATEWAY_URL !== undefined;
  const over = callOver(config.MEMORY_GATEWAY_URL ?? 'http://127.0.0.1:8090', { timeoutMs: 5000, ...(config.MEMORY_GATEWAY_KEY && { apiKey: config.MEMORY_GATEWAY_KEY }) });
  const here = <C extends { name: string }>(contract: C): never => (async (input: unknown, context: CallContext) => {
    const found = memory.operations.find((o) => o.contract.name === contract.name) as AnyOperation;
    return found.contract.output.parse(await found.run(found.contract.input.parse(input), context));
  }) as never;
  const reach = (remote ? over : here) as typeof over;
  const calls = { recall: reach(memoryContracts.recall), remember: reach(memoryContracts.remember), listFacts: reach(memoryContracts.listFacts), factHistory: reach(memoryContracts.factHistory), listEvents: reach(memoryContracts.listEvents), readEvent: reach(memoryContracts.getEvent) } as MemoryCalls;
  const breaker = createBreaker({ clock });
  const link = memoryLink(calls, breaker, log.with({ part: 'memory-link' }));
  const note = async (context: CallContext, event: { event_type: 'planning' | 'scheduling' | 'work'; client_id?: number; external_id?: string; content: string; payload?: Record<string, unknown> }): Promise<void> => {
    const { tx, ...outside } = context;
    const write = () => link.remember({
      content: event.content, event_type: event.event_type, event_source: event.event_type === 'scheduling' ? 'scheduler' : 'planner', memory_scope: 'project', salience_score: 0.3, trust: 'agent', role: 'system',
      metadata: { event_type: event.event_type, ...event.payload }, ...(event.client_id !== undefined && { client_id: event.client_id }), ...(event.external_id !== undefined && { external_id: event.external_id }),
    }, outside);
    // Told about after the fact: a log entry must neither hold a transaction open nor break it.
    if (tx) db.afterCommit(tx as Sql, () => void write());
    else await write();
  };

  const pool = createSolverPool({ defaultZone: config.APP_TIMEZONE });
  const calendar = calendarsFrom({
    config, memory: options.memory ?? false, workspaces: () => identity.workspaces(), db, clock, jobs, log: log.with({ part: 'calendars' }), zoneOf: (context) => db.inWorkspace(context, zoneOf),
    notice: (context, text) => note(context, { event_type: 'scheduling', content: text }),
    door: {
      follow: (sql, ids) => scheduling.followByHand(sql, ids),
      isOpen: async (sql, id) => { const [task] = await taskRows.byIds(sql, [id]); return task !== undefined && task.status !== 'done' && task.status !== 'cancelled'; },
      reschedule: async (context, id) => { await perform('scheduler.schedule', { task_ids: [id] }, context); },
      cancel: async (context, id) => { await perform('tasks.update', { id, status: 'cancelled' }, context); },
    },
  });
  const work = workModule({ ...base, clients: clientDoor, plans: planDoor, zoneOf, note });
  const planning = planningModule({ ...base, askModel: llm.askModel, memory: link, clients: clientDoor, zoneOf, termsOf: (text) => [...queryTerms(text).keys()], plansPerDay: config.PLANS_PER_DAY, note, constraints: schedulingConstraints as ConstraintDoor });
  const scheduling: SchedulingModule = schedulingModule({
    ...base, plans: planDoor, clients: clientDoor, pool, defaultZone: config.APP_TIMEZONE, note, syncNow: (context) => calendar.sync.now(context),
    ensureTasks: (planId, context) => planning.ensureTasks(context, planId),
  });
  const observing = observingModule({ ...base, askModel: llm.askModel, clients: clientDoor, zoneOf, termsOf: (text) => [...queryTerms(text).keys()], remember: reach(memoryContracts.remember) as never, recordFact: reach(memoryContracts.recordFact) as never });
  // Erasure goes through everything in this order: what points at other things first.
  clientData.push(idempotencyData(() => clientData), ...observing.clientData, ...scheduling.clientData, ...calendar.clientData, ...work.clientData, ...planning.clientData, ...memory.clientData);

  const perform = (name: string, input: unknown, context: CallContext): Promise<unknown> => {
    const found = [...scheduling.operations, ...work.operations].find((one) => one.contract.name === name) as AnyOperation;
    return found.run(found.contract.input.parse(input), context);
  };
  const memorySide = role !== 'planner-api';
  const plannerSide = role !== 'memory-gateway';
  // A planner beside a gateway has no say in where memories go.
  if (memorySide) await memory.startBackends();
  await memory.takeOutsideChanges(OUTSIDE_AT_START);
  for (const workspaceId of await identity.workspaces()) {
    await db.inWorkspace({ workspaceId }, async (sql) => {
      await llm.seed(sql);
      await work.seed(sql, workspaceId);
    });
    await memory.resumeEmbedding({ workspaceId });
    await memory.resumeBackends({ workspaceId });
  }

  const clockContext = (workspaceId: number): CallContext => ({ requestId: `clock-${workspaceId}`, workspaceId, actor: 'job', scopes: new Set(['memory:read', 'memory:write', 'planner:read', 'planner:write']) });
  if (plannerSide) {
    // Calendars may take their time to answer, and a start does not wait for them.
    const first = clockContext(DEFAULT_WORKSPACE);
    void calendar.startFromSettings(first).then(() => calendar.takeLegacyFile(first)).catch((error: unknown) => log.warn('the calendar accounts of the settings could not be looked at', errorFields(error)));
  }

  // Inside a caller's transaction nothing else is asked: the clock settles it then.
  const settled = (op: AnyOperation): AnyOperation => (PLACING.has(op.contract.name) ? { ...op, run: async (input: never, context: CallContext) => { if (!context.tx) await planning.settlePreferences(context); return op.run(input, context); } } as AnyOperation : op);

  const everyWorkspace = (what: string, run: (workspaceId: number) => Promise<unknown>) => async (): Promise<void> => {
    for (const workspaceId of await identity.workspaces()) await run(workspaceId).catch((error: unknown) => log.error(`${what} failed`, { workspace: workspaceId, ...errorFields(error) }));
  };

  const dependencies: Dependency[] = [
    { name: 'postgres', needed: true, check: async () => { await db.asOwner((sql) => sql.rows('select 1')); return { status: 'ok', detail: db.engine === 'pglite' ? 'embedded' : 'served' }; } },
    { name: 'pgvector', check: async () => (options.vector ? { status: 'ok' } : { status: 'off', detail: 'the server does not have it, and nothing needs it' }) },
    { name: 'jobs', check: async () => { const { waiting, running, failed } = await jobs.counts(); return { status: 'ok', detail: `${waiting} waiting, ${running} running, ${failed} dead letters` }; } },
    { name: 'cache', check: async () => { if (!config.VALKEY_URL) return { status: 'off', detail: 'in-process; set VALKEY_URL to share it' }; const h = await cache.health(); return { status: h.ok ? 'ok' : 'down', latency_ms: h.latencyMs, detail: h.detail }; } },
    { name: 'language_model', check: modelHealth(model) },
    ...(remote ? [{ name: 'memory_gateway', check: gatewayHealth(config.MEMORY_GATEWAY_URL as string, () => breaker.state) }] : []),
    { name: 'embeddings', check: () => memory.embeddingHealth() },
    { name: 'google_calendar', check: () => calendar.health('google') }, { name: 'caldav', check: () => calendar.health('caldav') },
    ...backends.dependencies(memory),
  ];
  const health = healthHistory({ db, clock, dependencies, version: VERSION });
  const backups = backupOperations({ db, clock, log: log.with({ part: 'backups' }), folder: options.memory ? null : join(config.DATA_DIR, 'backups'), workspaces: () => identity.workspaces() });

  const operations: AnyOperation[] = [
    ...(memorySide ? memory.operations : []),
    ...(plannerSide ? [...calendar.sync.writingOn([...planning.operations, ...scheduling.operations.map(settled), ...scheduling.freeingTime(work.operations)]), ...calendar.operations, ...observing.operations, ...llm.operations] : []),
    ...jobOperations(jobs), ...health.operations, ...backups.operations, ...settingsOperations(config),
    ...(plannerSide ? welcomeOperations({ db }) : []),
  ];
  // A sample needs both sides of the product in one process.
  const sample = memorySide && plannerSide ? sampleOperations({
    db, clock, jobs, zoneOf: (context) => db.inWorkspace(context, zoneOf), seed: async (sql, workspaceId) => { await llm.seed(sql); await work.seed(sql, workspaceId); },
    perform: (name, input, context) => {
      const found = [...operations, ...identity.operations].find((one) => one.contract.name === name) as AnyOperation;
      return found.run(found.contract.input.parse(input), context);
    },
  }) : [];
  return {
    operations: [...operations, ...sample],
    // Every process does every kind of work: a job must never wait for a process that is not there.
    jobs: [...memory.jobs, ...work.jobs, ...scheduling.jobs, ...calendar.jobs, ...observing.jobs],
    clockwork: [
      {
        // At two in the night of each workspace's own zone.
        name: 'nightly', cron: '5 * * * *', run: everyWorkspace('nightly maintenance', async (id) => {
          const zone = await db.inWorkspace(clockContext(id), zoneOf);
          if (localHour(zone, clock.now().getTime()) !== 2) return;
          await memory.maintain(clockContext(id));
          told(id, 'maintenance.cleanup');
        }),
      },
    ...(backends.settings ? [{ name: 'mirror', cron: '*/10 * * * *', run: everyWorkspace('asking for waiting copies', (id) => memory.resumeBackends({ workspaceId: id })) }] : []),
      { name: 'health', cron: '* * * * *', run: () => health.sample() },
      { name: 'outside', cron: '* * * * *', run: async () => { await memory.takeOutsideChanges(); } },
    ...(embeddings.embedding ? [{ name: 'embedder', cron: '* * * * *', run: () => memory.embeddingPresent() }] : []),
      { name: 'repairs', cron: '* * * * *', run: everyWorkspace('looking for what changed the schedule', (id) => scheduling.tick(clockContext(id))) },
    ...(plannerSide ? [{ name: 'preferences', cron: '*/10 * * * *', run: everyWorkspace('reading preferences', async (id) => { const { proposed, withdrawn } = await planning.readPreferences(clockContext(id), { days: PREFERENCE_DAYS, withModel: false }); if (proposed.length + withdrawn > 0) told(id, 'scheduler.constraints'); }) }] : []),
      { name: 'recurrences', cron: '10 * * * *', run: everyWorkspace('making recurring tasks ahead', async (id) => { const { made, skipped } = await work.makeAhead(clockContext(id)); if (made + skipped > 0) told(id, 'recurrences.make_ahead'); }) },
    ...(plannerSide ? [{ name: 'calendars', cron: '* * * * *', run: everyWorkspace('reading and writing calendars', (id) => calendar.sync.tick(clockContext(id))) }] : []),
      { name: 'previews', cron: '40 * * * *', run: async () => { await scheduling.maintain(); } },
    ...(config.OBSERVER ? [{ name: 'evening', cron: '*/15 * * * *', run: everyWorkspace('the evening reflection', (id) => observing.reflectWhatIsDue(id)) }] : []),
    ],
    dependencies,
    story: [
      modelStory,
      embeddings.story,
    ...backends.story,
      config.VALKEY_URL ? 'Cache: Valkey' : 'Cache: in this process. Set VALKEY_URL to share one between processes.',
    ...(remote ? [`Memory: ${config.MEMORY_GATEWAY_URL}`] : []),
    ...(plannerSide ? [`Calendar: built in, with a feed for other calendars (feed_url in the scheduler preferences). ${config.GOOGLE_CLIENT_ID && config.GOOGLE_CLIENT_SECRET ? 'Google can be connected at /oauth/authorize.' : 'Connect CalDAV or iCalendar addresses at /api/v1/scheduler/calendar_accounts; for Google set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET.'}`] : []),
    ...(plannerSide && config.DATABASE_URL && !config.APP_SECRET ? ['Tokens of calendars are sealed with a key beside the data (DATA_DIR). Set APP_SECRET when several processes share the database.'] : []),
    ],
    begun: async (signal) => { if (memorySide) await memory.rehearse(signal); },
    async close() {
      await backups.close();
      calendar.close();
      await pool.close();
      await embeddings.close();
      await cache.close();
    },
  };
}

/** Whose the accounts are that the settings name. */
const DEFAULT_WORKSPACE = 1;

/** How far back the clock looks for memories about working times: further than a process is ever away. */
const PREFERENCE_DAYS = 30;

/** Operations that place work: what was said about times and no longer holds must not bind them. */
const PLACING = new Set(['scheduler.schedule', 'scheduler.reschedule']);

/** Rows of each workspace that a start waits for; the clock takes in the rest. */
const OUTSIDE_AT_START = 2000;

const localHour = (zone: string, ms: number): number => Math.floor((ms - startOfDay(zone, dayOf(zone, ms))) / 3_600_000);

/** The model and everything that shows it, from the configuration: OpenRouter, or any endpoint that speaks chat completions. */
function languageModel(config: Config, { db, clock, log, zoneOf }: { db: Database; clock: Clock; log: Log; zoneOf: (sql: Sql) => Promise<string> }, further: readonly Credential[]) {
  const baseUrl = config.LLM_BASE_URL ?? (config.OPENROUTER_API_KEY ? 'https://openrouter.ai/api/v1' : undefined);
  const apiKey = config.LLM_API_KEY ?? config.OPENROUTER_API_KEY;
  const defaultModel = config.LLM_MODEL ?? 'openrouter/auto';
  const model: LanguageModel | null = baseUrl && (config.LLM_MODEL || config.OPENROUTER_API_KEY) ? openAiCompatible({ baseUrl, apiKey }) : null;
  const test = model ? (signal: AbortSignal) => model.check(signal) : undefined;
  const credential = (name: string, value: string | undefined, usedFor: string, tested?: (signal: AbortSignal) => Promise<void>): Credential => ({ name, value, usedFor, ...(tested && { test: tested }) });
  const credentials = [
    credential('OPENROUTER_API_KEY', config.OPENROUTER_API_KEY, 'Language models through OpenRouter.', config.LLM_API_KEY ? undefined : test),
    credential('LLM_API_KEY', config.LLM_API_KEY, 'Language models at LLM_BASE_URL.', test),
    ...further,
    credential('APP_SECRET', config.APP_SECRET, 'Encryption of tokens at rest.'),
  ];
  const llm = llmModule({ db, clock, log: log.with({ part: 'llm' }), model, defaultModel, budgetMs: config.LLM_TIMEOUT_MS, credentials, zoneOf });
  const modelStory = model ? `Language model: ${defaultModel} at ${new URL(baseUrl as string).host}` : config.LLM_BASE_URL ? 'Language model: off. LLM_BASE_URL is set; set LLM_MODEL too.' : 'Language model: off; plans come from the library of workflows. Set OPENROUTER_API_KEY, or LLM_BASE_URL and LLM_MODEL, to turn one on.';
  return { model, llm, modelStory };
}

/** Whether the provider answers, asked once a minute at most: a health probe must not become a bill or a rate limit. */
function modelHealth(model: LanguageModel | null): Dependency['check'] {
  if (!model) return async () => ({ status: 'off', detail: 'set OPENROUTER_API_KEY, or LLM_BASE_URL and LLM_MODEL' });
  let last: { at: number; status: 'ok' | 'down'; detail: string | null } | null = null;
  return async () => {
    if (!last || Date.now() - last.at > 60_000) {
      const failure = await model.check(AbortSignal.timeout(700)).then(() => null, (error: unknown) => (error instanceof Error ? error.message.slice(0, 120) : 'does not answer'));
      last = { at: Date.now(), status: failure === null ? 'ok' : 'down', detail: failure };
    }
    return { status: last.status, detail: last.detail };
  };
}

function gatewayHealth(url: string, state: () => string): Dependency['check'] {
  return async () => {
    const response = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(700) });
    await response.body?.cancel();
    return response.ok ? { status: 'ok', detail: `circuit ${state()}` } : { status: 'down', detail: `answered ${response.status}` };
  };
}
