import type { Sql } from '../db/database.port.ts';

export interface ExportedRow { line: number; record: Record<string, unknown> }

const EVENT_COLUMNS = 'external_id text, event_type text, event_source text, payload jsonb, content text, metadata jsonb, session_id text, role text, speaker text, memory_scope text, trust text, salience_score numeric, content_hash text, occurred_at timestamptz, expires_at timestamptz, archived_at timestamptz, created_at timestamptz, updated_at timestamptz';
const FACT_COLUMNS = 'subject_type text, subject_id text, fact_type text, fact_key text, content text, multi boolean, valid_from timestamptz, valid_to timestamptz, recorded_at timestamptz, superseded_at timestamptz, retired_how text, disputed boolean, confidence numeric, source_event_ids int[], source text, metadata jsonb';
const EPISODE_COLUMNS = 'conversation_hash text, session_id text, summary text, messages jsonb, rating int, tags jsonb, message_count int, occurred_at timestamptz, created_at timestamptz, updated_at timestamptz';
const names = (columns: string): string => columns.split(', ').map((c) => c.split(' ')[0]).join(', ');

const DEFAULTS: Record<string, Record<string, unknown>> = {
  events: { event_type: 'memory', event_source: 'import', payload: {}, metadata: {}, memory_scope: 'user', trust: 'owner', salience_score: 0.5 },
  facts: { fact_key: '', multi: false, disputed: false, source_event_ids: [], source: 'postgres', metadata: {} },
  episodes: { messages: [], rating: 0, tags: [] },
};

/** Inserts exported rows under new ids, skipping what is there already. A line that the tables refuse is reported and the others go in. */
export async function insertExported(sql: Sql, clientId: number, byStore: ReadonlyMap<string, readonly ExportedRow[]>, hash: (content: string) => string) {
  const failed: { line: number; detail: string }[] = [];
  const insert = async (store: 'events' | 'facts' | 'episodes', columns: string, prepare: (record: Record<string, unknown>) => Record<string, unknown>, absent: string) => {
    const rows = byStore.get(store) ?? [];
    const ids = rows.length ? (await sql.rows<{ id: number }>(`select nextval(pg_get_serial_sequence('${store}', 'id'))::int as id from generate_series(1, $1)`, [rows.length])).map((r) => r.id) : [];
    const prepared = rows.map(({ line, record }, i) => ({ line, old: record['id'] as number, row: { ...DEFAULTS[store], ...withoutNulls(record), ...prepare(record), id: ids[i], client_id: clientId } }));
    const write = (some: typeof prepared) => sql.rows<{ id: number }>(`insert into ${store} (id, client_id, ${names(columns)}) select x.* from jsonb_to_recordset($1::jsonb) as x(id int, client_id int, ${columns}) where ${absent}
      on conflict do nothing returning id`, [JSON.stringify(some.map((p) => p.row))]);
    let written: number[] = [];
    if (prepared.length) {
      await sql.script('savepoint import_rows');
      try {
        written = (await write(prepared)).map((r) => r.id);
      } catch { // one row spoils a bulk insert: then one by one, so that it can be named
        await sql.script('rollback to savepoint import_rows');
        for (const one of prepared) {
          await sql.script('savepoint import_row');
          try {
            written.push(...(await write([one])).map((r) => r.id));
          } catch {
            await sql.script('rollback to savepoint import_row');
            failed.push({ line: one.line, detail: `This line of ${store} has a field that is missing or not of its kind; nothing of it was imported.` });
          }
        }
      }
    }
    const set = new Set(written);
    return { written, renamed: new Map(prepared.filter((p) => set.has(p.row.id as number)).map((p) => [p.old, p.row.id as number])) };
  };

  const events = await insert('events', EVENT_COLUMNS, (r) => ({ content_hash: hash(String(r['content'] ?? '')) }),
    `not exists (select from events e where e.client_id = x.client_id and e.content_hash = x.content_hash and e.occurred_at = x.occurred_at and e.external_id is not distinct from x.external_id)`);
  const facts = await insert('facts', FACT_COLUMNS, (r) => ({ source_event_ids: (Array.isArray(r['source_event_ids']) ? r['source_event_ids'] : []).flatMap((id) => events.renamed.get(id as number) ?? []) }),
    `not exists (select from facts f where (f.client_id, f.subject_type, f.subject_id, f.fact_type, f.fact_key, f.content, f.recorded_at) = (x.client_id, x.subject_type, x.subject_id, x.fact_type, x.fact_key, x.content, x.recorded_at)
      and f.valid_from is not distinct from x.valid_from and f.valid_to is not distinct from x.valid_to)`);
  const episodes = await insert('episodes', EPISODE_COLUMNS, () => ({}), 'true');
  const history = (byStore.get('event_history') ?? []).flatMap(({ record }) => { const id = events.renamed.get(record['event_id'] as number); return id === undefined ? [] : [{ ...record, event_id: id }]; });
  if (history.length) await sql.run(`insert into event_history (event_id, content, metadata, replaced_at) select h.event_id, h.content, coalesce(h.metadata, '{}'), coalesce(h.replaced_at, now()) from jsonb_to_recordset($1::jsonb) as h(event_id int, content text, metadata jsonb, replaced_at timestamptz)`, [JSON.stringify(history)]);
  const rows = episodes.written.length ? await sql.rows<{ id: number; summary: string; session_id: string | null; occurred_at: Date }>('select id, summary, session_id, occurred_at from episodes where id = any($1::int[])', [episodes.written]) : [];
  return { imported: { events: events.written.length, facts: facts.written.length, episodes: episodes.written.length, event_history: history.length }, failed, eventIds: events.written, factIds: facts.written, episodes: rows };
}

const withoutNulls = (record: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
