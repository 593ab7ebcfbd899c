import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engines } from './engines.ts';
import { type CaldavFake, startCaldavFake } from './caldav-fake.ts';
import { fillClient } from './full-client.ts';
import { startTestService, type TestService } from './service.ts';

type Line = Record<string, unknown> & { store: string };
const KEYS: Record<string, string> = { calendar_history: 'entry_id', calendar_questions: 'question_id', event_history: 'history_id', fact_extractions: 'extraction_id', event_receipts: 'receipt_id', fact_receipts: 'receipt_id', calendar_events: 'event_id', profile: 'client_id', referred_to: 'id' };
const NAMES: Record<string, string[]> = { execution_runs: ['run_id'], workflows: ['slug'], service_blueprints: ['slug'], graph_nodes: ['node_id'], calendar_events: ['uid'], profile: ['user_id'] };
/** Of this home only. */
const NOT_CARRIED = new Set(['profile.created_at', 'profile.updated_at', 'profile.user_id', 'referred_to.known']);
/** Ids of things that somebody else owns and that are the same row afterwards. */
const SHARED = /(^|\.)(workflow_id|blueprint_id|calendar_id)$/;

/** Where blocks stand in a calendar elsewhere is told, and made anew. */
const linesOf = (body: string): Line[] => body.split('\n').filter((l) => l !== '').map((l) => JSON.parse(l) as Line).filter((line) => line.store !== 'calendar_links');

/** What differs between two exports when every id of the one stands for exactly one of the other; nothing when they are the same. */
function differences(before: readonly Line[], after: readonly Line[], sameServer: boolean): string[] {
  const out: string[] = [];
  if (before.length !== after.length) out.push(`${before.length} lines became ${after.length}: ${JSON.stringify([counted(before), counted(after)])}`);
  const pairs = new Set<string>();
  const owners = new Map<string, string>();
  const spaceOf = (line: Line, i: number): void => {
    const other = after[i];
    if (!other || other.store !== line.store) { out.push(`line ${i}: ${line.store} against ${other?.store}`); return; }
    for (const field of [KEYS[line.store] ?? 'id', ...(NAMES[line.store] ?? [])]) {
      const [a, b] = [String(line[field]), String(other[field])];
      pairs.add(`${a}>${b}`);
      const taken = owners.get(`${line.store}.${field}.${b}`);
      if (taken !== undefined && taken !== a && line[field] !== undefined) out.push(`${line.store}.${field}: ${a} and ${taken} both became ${b}`);
      owners.set(`${line.store}.${field}.${b}`, a);
    }
  };
  before.forEach(spaceOf);
  const idLike = /(^|[._])(id|ids)(\[\])?$|depends_on\[\]$|closed\[\]$|written\[\]$|superseded_by$|replaced_by$/;
  const compare = (a: unknown, b: unknown, path: string): void => {
    if (NOT_CARRIED.has(path)) return;
    if (Array.isArray(a) && Array.isArray(b)) { if (a.length !== b.length) out.push(`${path}: ${JSON.stringify(a)} became ${JSON.stringify(b)}`); else a.forEach((one, i) => compare(one, b[i], `${path}[]`)); return; }
    if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
      const [ka, kb] = [Object.keys(a), Object.keys(b)];
      ka.forEach((key, i) => { if (kb[i] !== key && !pairs.has(`${key}>${kb[i]}`)) out.push(`${path}: field ${key} became ${kb[i]}`); else compare((a as Line)[key], (b as Line)[kb[i] as string], `${path}.${key}`); });
      return;
    }
    if (a === b) { if (sameServer && typeof a === 'number' && idLike.test(path) && !SHARED.test(path) && !path.startsWith('referred_to')) out.push(`${path}: ${String(a)} still points at the old record`); return; }
    const bare = (value: unknown): string => String(value).replace(/^(task|workflow|run|plan|client)[:-]/, '');
    if (!pairs.has(`${bare(a)}>${bare(b)}`)) out.push(`${path}: ${JSON.stringify(a)} became ${JSON.stringify(b)}`);
  };
  before.forEach((line, i) => { if (after[i]) compare(line, after[i], line.store); });
  // A block that a person deleted since has no number over there.
  return out.filter((text) => !/^scheduler_runs\.(before\.added: \[\d+\] became \[\]|schedule_blocks\[\]\.event_id: \d+ became null)$/.test(text));
}
const counted = (lines: readonly Line[]) => Object.fromEntries([...new Set(lines.map((l) => l.store))].map((s) => [s, lines.filter((l) => l.store === s).length]));

describe.each(engines)('a client moves on $name', (engine) => {
  let old: TestService;
  let other: TestService;
  let close: () => Promise<unknown>;
  let elsewhere: CaldavFake;
  let exported: Line[];
  let body: string;
  beforeAll(async () => {
    const dbs = engine.name === 'postgres' ? [await engine.open(), await engine.open()] : [];
    [old, other] = await Promise.all([0, 1].map((i) => startTestService({ ALLOW_PRIVATE_ADDRESSES: '1', ...(dbs[i]?.url && { DATABASE_URL: dbs[i].url }) }))) as [TestService, TestService];
    close = () => Promise.all([old.close(), other.close()]).then(() => Promise.all(dbs.map((db) => db.close())));
    await fillClient(old, 'somebody-else', 'zeppelin');
    elsewhere = await startCaldavFake();
    elsewhere.calendar('personal');
    await fillClient(old, 'mover', 'marmalade', elsewhere);
    await settled(old);
    body = (await old.send('GET', '/api/v1/memory/export?client_id=mover')).text;
    exported = linesOf(body);
  }, 120_000);
  afterAll(async () => { await close(); await elsewhere.close(); });
  const settled = async (on: TestService) => {
    for (let i = 0; i < 100; i++) {
      const { detail } = (await on.send('GET', '/health')).body.dependencies.jobs;
      if (detail.startsWith('0 waiting, 0 running')) return;
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
  };
  const send = async (to: TestService, text: string, query: string) => (await to.send('POST', `/api/v1/memory/import?${query}`, text, { 'content-type': 'application/x-ndjson' })).body;
  const again = async (from: TestService, client: string) => linesOf((await from.send('GET', `/api/v1/memory/export?client_id=${client}`)).text);

  it('writes something of every store', () => {
    // Whether anything is recommended depends on the hour.
    expect(Object.keys(counted(exported))).toEqual(expect.arrayContaining(['calendar_events', 'calendar_history', 'calendar_questions', 'deliverables', 'engagements', 'episodes', 'event_history', 'event_receipts', 'events', 'execution_runs', 'fact_receipts', 'facts', 'offers', 'persons',
      'plan_versions', 'plans', 'process_templates', 'profile', 'projects', 'recurrences', 'referred_to', 'reflections', 'results', 'scheduler_runs', 'task_notes', 'tasks', 'ventures', 'workflow_versions', 'workflows', 'working_state']));
    expect(body).not.toContain('zeppelin');
  });

  it('into another client of the same workspace: the export is the same, apart from ids', async () => {
    const answer = await send(old, body, 'client_id=twin');
    expect(answer).toMatchObject({ errors: [], skipped: {} });
    await settled(old);
    expect(differences(exported, await again(old, 'twin'), true)).toEqual([]);
    const twice = await send(old, body, 'client_id=twin');
    expect(twice.errors).toEqual([]);
    expect(Object.entries(twice.imported).filter(([store, n]) => store !== 'profile' && n !== 0)).toEqual([]);
    expect(await again(old, 'twin')).toHaveLength(exported.length);
  });

  it('into an empty server, in parts that are sent apart', async () => {
    const lines = body.split('\n').filter((l) => l !== '');
    for (let i = 0; i < lines.length; i += 17) expect(await send(other, lines.slice(i, i + 17).join('\n'), 'client_id=moved&import_id=move-1')).toMatchObject({ errors: [] });
    expect(differences(exported, await again(other, 'moved'), false)).toEqual([]);
    expect((await other.send('GET', '/api/v1/memory/recall?client_id=moved&query=marmalade%20dog')).body.results[0].content).toContain('Pixel the Third');
    expect((await other.send('GET', '/api/v1/memory/facts?client_id=moved&fact_type=city')).body.items.map((f: { content: string }) => f.content)).toEqual(['Lisbon marmalade']); // it was restored over there
    const [plan] = (await other.send('GET', '/api/v1/planner/plans?client_id=moved')).body.items;
    expect(plan).toMatchObject({ plan_title: 'Proposal marmalade', status: 'scheduled' });
    for (let i = 0; i < lines.length; i += 40) {
      const { imported } = await send(other, lines.slice(i, i + 40).join('\n'), 'client_id=moved&import_id=move-2');
      expect(Object.entries(imported).filter(([store, n]) => store !== 'profile' && n !== 0)).toEqual([]);
    }
  });

  it('undoes over there what was scheduled here', async () => {
    const runs = (await other.send('GET', '/api/v1/scheduler/runs?status=scheduled')).body.items as { run_id: number; applied_at: string }[];
    const latest = runs.sort((a, b) => a.applied_at.localeCompare(b.applied_at)).at(-1);
    expect((await other.send('POST', `/api/v1/scheduler/runs/${latest?.run_id}/undo`, {})).status).toBe(200);
  });

  it('names the lines that cannot be taken in, and takes the rest', async () => {
    const answer = await send(other, ['{"store":"events","id":1,"content":"Good.","occurred_at":"2026-01-01T00:00:00Z"}', 'no json', '{"store":"events","id":2,"content":"Bad.","occurred_at":"yesterday-ish"}', '{"store":"event_history","history_id":9,"event_id":77,"content":"Orphan"}',
      '{"store":"made_up","id":1}', '{"id":3}', '{"store":"facts","content":"no id"}'].join('\n'), 'client_id=partly');
    expect(answer).toMatchObject({ imported: { events: 1 }, skipped: { made_up: 1 }, skipped_why: { made_up: expect.any(String) } });
    expect(answer.errors.map((e: { line: number }) => e.line)).toEqual([2, 3, 4, 6, 7]);
  });
});
