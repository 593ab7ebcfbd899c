import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { checkHealth, closeApp, createAccess, createLive, createMetrics, isLoopback, mount, mountDashboard, mountDocs, mountForward, readDashboard } from '../http/index.ts';
import { identityModule } from '../identity/index.ts';
import { openPgBoss } from '../jobs/adapters/pg-boss.ts';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { type Config, ConfigError } from '../kernel/config.ts';
import { createLog, errorFields, type Log } from '../kernel/log.ts';
import type { AnyOperation, OperationContract } from '../kernel/operation.ts';
import { memoryContracts } from '../memory/index.ts';
import { mountMcp } from '../mcp/index.ts';
import { compose } from './compose.ts';
import { openDatabase } from './open-database.ts';
import type { Role } from './role.ts';
import { rootPage } from './root-page.ts';
import { VERSION } from './version.ts';

const TITLES: Record<Role, string> = { 'all-in-one': 'Almanac', 'memory-gateway': 'Almanac Memory Gateway', 'planner-api': 'Almanac Planner API' };
const PORTS: Record<Role, number> = { 'all-in-one': 8090, 'memory-gateway': 8090, 'planner-api': 8091 };
const DESCRIPTION = 'Turns intent into a kept calendar, and remembers.';
/** How long a closing server waits for requests under way. */
const DRAIN_MS = 10_000;

export interface Service {
  readonly url: string;
  readonly operations: readonly AnyOperation[];
  /** Lines for the person who started it: what is on, what is off and how to turn it on. */
  readonly story: readonly string[];
  fetch(request: Request): Promise<Response>;
  /** Takes no more requests and jobs, ends those under way, closes. */
  close(): Promise<void>;
}

export interface StartOptions {
  readonly config: Config;
  readonly role: Role;
  readonly clock?: Clock;
  readonly log?: Log;
  /** Everything in memory, gone at the end: demonstrations and tests. */
  readonly memory?: boolean;
  /** Folder of the built dashboard; null: without. Default: the one beside the compiled sources, if it is there. */
  readonly dashboard?: string | null;
}

/** What a planner beside a gateway hands on to it. */
const memoryCalls = Object.values(memoryContracts).filter((one): one is typeof one & OperationContract => typeof one === 'object' && 'method' in one && 'path' in one);
const DASHBOARD = fileURLToPath(new URL('../web', import.meta.url));

/** Starts one of the three processes. Everything that can be wrong with it is said before it listens. */
export async function startService({ config, role, clock = systemClock, log = createLog({ level: config.LOG_LEVEL }), memory = false, dashboard = DASHBOARD }: StartOptions): Promise<Service> {
  const port = config.PORT ?? PORTS[role];
  const opened = await openDatabase(config, log, { memory });
  const closers: (() => Promise<void>)[] = [opened.close];
  const closeAll = async (): Promise<void> => {
    for (const close of closers.reverse()) await close().catch((error: unknown) => log.error('closing failed', errorFields(error)));
  };
  try {
    const { db } = opened;
    const identity = identityModule({ db });
    if (!isLoopback(config.HOST) && !(await identity.hasKeys())) {
      throw new ConfigError(`HOST is ${config.HOST}, so anyone who reaches this machine could read and change everything, and no API key exists yet. Make one first with: almanac keys create NAME – or stay on HOST=127.0.0.1.`);
    }
    const jobs = await openPgBoss({ db, log: log.with({ part: 'jobs' }), works: config.BACKGROUND_WORK });
    closers.push(() => jobs.stop());
    const live = createLive({ db, log: log.with({ part: 'live' }) });
    const parts = await compose({ config, role, db, clock, log, jobs, identity, vector: opened.vector, memory, port, told: live.told });
    closers.push(parts.close);
    const operations = [...live.telling([...parts.operations, ...identity.operations]), live.operation];

    const metrics = createMetrics({ queue: () => jobs.counts() });
    const access = createAccess({ host: config.HOST, publicUrl: config.PUBLIC_URL, authenticate: (token) => identity.authenticate(token) });
    const started = Date.now();
    const app = mount({ operations, db, access, log, metrics, publicUrl: config.PUBLIC_URL });
    mountDocs(app, { operations, title: TITLES[role], version: VERSION, description: DESCRIPTION });
    mountMcp(app, { operations, version: VERSION, access, log, publicUrl: config.PUBLIC_URL });
    app.get('/health', async (c) => {
      const { states } = await checkHealth(parts.dependencies);
      return c.json({ status: Object.values(states).some((s) => s.status === 'down') ? 'degraded' : 'ok', version: VERSION, uptime_s: Math.round((Date.now() - started) / 1000), dependencies: states }, 200, { 'cache-control': 'no-store' });
    });
    app.get('/ready', async (c) => {
      const { ready } = await checkHealth(parts.dependencies.filter((d) => d.needed));
      return c.json({ ready }, ready ? 200 : 503, { 'cache-control': 'no-store' });
    });
    app.get('/metrics', async (c) => {
      await access.principalOf(c.req.raw, {});
      return c.body(await metrics.text(), 200, { 'content-type': metrics.type });
    });
    if (role === 'planner-api' && config.MEMORY_GATEWAY_URL) mountForward(app, { contracts: memoryCalls, base: config.MEMORY_GATEWAY_URL, apiKey: config.MEMORY_GATEWAY_KEY, access, log });
    const files = role === 'memory-gateway' || dashboard === null ? null : readDashboard(dashboard);
    if (files) mountDashboard(app, files);
    else app.get('/', (c) => c.html(rootPage(TITLES[role], VERSION, DESCRIPTION)));
    closeApp(app, log);

    if (config.BACKGROUND_WORK) {
      await jobs.work(live.tellingJobs(parts.jobs));
      for (const { name, cron, run } of parts.clockwork) await jobs.schedule(name, cron, run);
    }
    const listening = await listen(app.fetch as (request: Request) => Promise<Response>, port, config.HOST);
    closers.push(listening.close);
    closers.push(live.close); // its streams would keep the server open
    const url = `http://${config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST}:${listening.port}`;
    if (config.BACKGROUND_WORK) {
      const ended = new AbortController();
      closers.push(async () => { ended.abort(); });
      parts.begun(ended.signal).catch((error: unknown) => log.debug('what follows the start failed', errorFields(error)));
    }
    log.info('serving', { role, url, database: db.engine, version: VERSION });
    return { url, operations, fetch: async (request) => app.fetch(request), close: closeAll, story: [`Database: ${opened.where}${opened.vector ? ', with pgvector' : ''}${opened.applied.length ? ` (${opened.applied.length} migrations applied)` : ''}`, ...parts.story] };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

interface Listening { readonly port: number; close(): Promise<void> }

function listen(fetch: (request: Request) => Promise<Response>, port: number, hostname: string): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname }, (info) => resolve({
      port: info.port,
      close: () => new Promise<void>((done) => {
        const force = setTimeout(() => { if ('closeAllConnections' in server) server.closeAllConnections(); }, DRAIN_MS);
        server.close(() => { clearTimeout(force); done(); });
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
    }));
    server.on('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new ConfigError(`Port ${port} on ${hostname} is taken. Stop what uses it, or choose another with PORT=${port + 2}.`) : error));
  });
}
