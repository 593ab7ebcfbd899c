import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../src/apps/open-database.ts';
import { startService } from '../src/apps/service.ts';
import { readConfig } from '../src/kernel/config.ts';
import { silentLog } from '../src/kernel/log.ts';
import { engines } from './engines.ts';
import { type CaldavFake, startCaldavFake } from './caldav-fake.ts';
import { fillClient } from './full-client.ts';
import { type Reply, type TestService } from './service.ts';

/** Every row of every table, of this product and of its queue, that has a text in it. */
const WHERE_FOUND = `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%' and not c.relispartition order by 1`;

describe.each(engines)('erasure on $name', (engine) => {
  const gone = 'quinceberry';
  const stays = 'rhubarbpie';
  let erased: Reply;
  let found: { gone: Record<string, string[]>; stays: string[] };
  let byId: string[];
  let clientId: number;
  const folder = mkdtempSync(join(tmpdir(), 'almanac-erase-'));
  let elsewhere: CaldavFake | null = null;
  let shown: boolean[];
  let served: { url?: string; close(): Promise<void> } | null = null;

  beforeAll(async () => {
    served = engine.name === 'postgres' ? await engine.open() : null;
    const config = readConfig({ PORT: '0', ALLOW_PRIVATE_ADDRESSES: '1', ...(served?.url ? { DATABASE_URL: served.url } : { DATA_DIR: folder }) });
    const service = await startService({ config, role: 'all-in-one', log: silentLog });
    const on: TestService = {
      service, close: () => service.close(),
      async send(method, path, body, headers = {}) {
        const raw = body === undefined || typeof body === 'string' ? body as string | undefined : JSON.stringify(body);
        const response = await fetch(service.url + path, { method, headers: { ...(raw !== undefined && { 'content-type': 'application/json' }), ...headers }, ...(raw !== undefined && { body: raw }) });
        const text = await response.text();
        return { status: response.status, headers: response.headers, text, body: text.startsWith('{') && !path.includes('/export') ? JSON.parse(text) : null };
      },
    };
    elsewhere = await startCaldavFake();
    elsewhere.calendar('personal');
    await fillClient(on, 'stays', stays, elsewhere);
    const whole = await fillClient(on, 'gone', gone, elsewhere);
    const texts = (): string => [...(elsewhere as CaldavFake).standing('almanac').values()].join('\n').replaceAll('\r\n ', '');
    const shownBefore = texts().includes(gone);
    clientId = whole.client_id;
    // What an import leaves: its ids, and what it brought.
    const exported = (await on.send('GET', '/api/v1/memory/export?client_id=gone')).text;
    await on.send('POST', '/api/v1/memory/import?client_id=gone&import_id=open', exported);
    await on.send('POST', '/api/v1/planner/plan', { intent: `Another ${gone} plan`, client_id: 'gone', mode: 'library' }, { 'idempotency-key': `plan-${gone}` });
    await on.send('POST', '/api/v1/tasks', { title: `Keyed ${gone}`, client_id: 'gone' }, { 'idempotency-key': `task-${gone}` });
    // Answers that name no client, only what is a client's.
    await on.send('POST', '/api/v1/scheduler/schedule', { task_ids: whole.task_ids.slice(0, 2), start_date: '2027-05-03', time_limit_ms: 100 }, { 'idempotency-key': `schedule-${gone}` });
    const { items: [project] } = (await on.send('GET', `/api/v1/projects?client_id=${clientId}`)).body;
    await on.send('POST', '/api/v1/deliverables', { name: `Keyed ${gone} deliverable`, project_id: project.project_id }, { 'idempotency-key': `deliverable-${gone}` });
    await on.send('POST', '/api/v1/execution_runs', { task_id: whole.task_ids[1] }, { 'idempotency-key': `run-${gone}` });
    // One repair of everybody's calendar: its run belongs to nobody, and yet it speaks of tasks.
    await on.send('POST', '/api/v1/scheduler/reschedule', { reason: 'all of it' });
    await on.send('POST', '/api/v1/tasks', { title: `Impossible ${gone}`, client_id: 'gone', estimated_hours: 500, due_date: '2026-12-01', hard_due: true });
    await on.send('POST', '/api/v1/scheduler/reschedule', { reason: 'again' });
    // What looks at everybody's day names everybody's work.
    for (const mode of ['daily', 'weekly']) expect((await on.send('POST', `/api/v1/observer/reflect?mode=${mode}`)).status).toBeLessThan(300);
    await on.send('POST', '/api/v1/scheduler/schedule', { time_limit_ms: 200 });
    erased = await on.send('DELETE', '/api/v1/clients/gone');
    await on.send('POST', '/api/v1/scheduler/calendar/sync', {});
    shown = [shownBefore, texts().includes(gone), texts().includes(stays)];
    await service.close();
    const opened = await openDatabase(config, silentLog);
    try {
      found = { gone: {}, stays: [] };
      byId = [];
      await opened.db.asOwner(async (sql) => {
        for (const { name } of await sql.rows<{ name: string }>(WHERE_FOUND)) {
          const rows = await sql.rows<{ row: string }>(`select left(t::text, 300) as row from ${name} t where t::text ilike $1 limit 3`, [`%${gone.slice(0, 8)}%`]);
          if (rows.length) found.gone[name] = rows.map((r) => r.row);
          if ((await sql.rows(`select 1 from ${name} t where t::text ilike $1 limit 1`, [`%${stays}%`])).length) found.stays.push(name);
          const [column] = await sql.rows(`select 1 from pg_attribute where attrelid = $1::regclass and attname = 'client_id' and not attisdropped`, [name]);
          if (column && (await sql.rows(`select 1 from ${name} where client_id = $1 limit 1`, [clientId])).length) byId.push(name);
        }
      });
    } finally { await opened.close(); }
  }, 120_000);
  afterAll(async () => { await elsewhere?.close(); await served?.close(); rmSync(folder, { recursive: true, force: true }); });

  it('answers a count per store, and a check that finds nothing', () => {
    expect(erased.status).toBe(200);
    expect(erased.body).toMatchObject({ verified: true, profile: 'removed' });
    for (const store of ['events', 'event_history', 'facts', 'fact_receipts', 'episodes', 'working_state', 'memory_index', 'import_ids', 'idempotency_keys', 'plans', 'plan_versions', 'tasks', 'calendar_events', 'scheduler_runs', 'execution_runs', 'reflections',
      'projects', 'engagements', 'ventures', 'offers', 'deliverables', 'results', 'persons', 'workflows', 'process_templates', 'profile']) expect([store, erased.body.erased[store] > 0, erased.body.remaining[store]]).toEqual([store, true, 0]);
  });
  it('leaves the text of the client nowhere: in no table, no column, no job', () => expect(found.gone).toEqual({}));
  it('leaves no row under its number', () => expect(byId).toEqual([]));
  it('takes its blocks out of the calendar that showed them, and leaves the others there', () => { expect(shown).toEqual([true, false, true]); });

  it('leaves the other client as it was', () => { for (const table of ['events', 'facts', 'tasks', 'plans', 'calendar_events', 'calendar_links', 'calendar_history', 'calendar_questions', 'episodes', 'client_profiles', 'reflections', 'event_history']) expect(found.stays).toContain(table); });
});
