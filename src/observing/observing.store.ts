import type { Sql } from '../db/database.port.ts';

// This folder writes its own two tables and only reads those of others: looking back needs them side by side.

export interface Insight { text: string; salience: number; evidence: string[] }
export interface ReflectionRow {
  id: number; client_id: number; mode: 'daily' | 'weekly'; reflection_date: string; period_start: Date; period_end: Date; summary: string; content: string;
  stats: Record<string, unknown>; insights: Insight[]; event_id: number | null; prompt_version: string | null; model: string | null; created_at: Date;
}
export interface RecommendationRow { id: number; reflection_id: number | null; client_id: number; kind: string; text: string; action: Record<string, unknown>; status: 'open' | 'accepted' | 'dismissed'; decided_at: Date | null }

export interface PeriodData {
  readonly events: { id: number; event_type: string; content: string; occurred_at: Date }[];
  readonly eventCount: number;
  readonly done: { id: number; title: string; estimated_hours: number | null; billable: boolean }[];
  readonly open: number;
  readonly overdue: { id: number; title: string; due_date: Date }[];
  readonly runs: { run_id: string; task_id: string | null; title: string | null; workflow_id: string | null; actual_hours: number; estimated_hours: number | null; variance_pct: number | null; billable: boolean | null; outcome_notes: string | null }[];
  readonly blocks: { title: string; hours: number; billable: boolean | null; kind: string }[];
  /** Questions to models, and those that went to a cheaper one because of the budget. */
  readonly models: { calls: number; failed: number; by_budget: number; cost_usd: number };
  /** What the month's budget for models asks to be told; null while there is nothing to say. */
  readonly budget: string | null;
  readonly learned: {
    /** Workflows that an accepted recommendation changed. */
    readonly workflows: { name: string; version: number; reason: string }[];
    /** Steps of new plans whose hours come from what such work took. */
    readonly steps: { title: string; hours: number; before: number; runs: number }[];
  };
}

export interface Pattern {
  workflow_id: string | null; process_template_id: string | null; name: string | null; runs: number; mean_actual: number | null; median_actual: number | null; mean_estimated: number | null; median_estimated: number | null; variance_pct: number | null;
}

const REFLECTION = 'id, client_id, mode, reflection_date::text, period_start, period_end, summary, content, stats, insights, event_id, prompt_version, model, created_at';
const RECOMMENDATION = 'id, reflection_id, client_id, kind, text, action, status, decided_at';

export const observingStore = {
  /** What happened in a period. `clientId` null: everybody's work. */
  async period(sql: Sql, clientId: number | null, from: Date, to: Date, now: Date): Promise<Omit<PeriodData, 'budget'>> {
    const values = [clientId, from, to];
    const [count] = await sql.rows<{ n: number }>(`select count(*)::int as n from events where ($1::int is null or client_id = $1) and occurred_at >= $2 and occurred_at < $3 and event_type <> 'reflection' and archived_at is null`, values);
    return {
      eventCount: (count as { n: number }).n,
      events: await sql.rows(`select id, event_type, left(content, 400) as content, occurred_at from events where ($1::int is null or client_id = $1) and occurred_at >= $2 and occurred_at < $3
        and event_type <> 'reflection' and archived_at is null and content is not null and trust <> 'untrusted' order by salience_score desc, occurred_at desc limit 40`, values),
      done: await sql.rows(`select id, title, estimated_hours, billable from tasks where ($1::int is null or client_id = $1) and status = 'done' and completed_at >= $2 and completed_at < $3 order by completed_at limit 200`, values),
      open: (await sql.rows<{ n: number }>(`select count(*)::int as n from tasks where ($1::int is null or client_id = $1) and status in ('todo', 'scheduled', 'in_progress')`, [clientId]))[0]?.n ?? 0,
      overdue: await sql.rows(`select id, title, due_date from tasks where ($1::int is null or client_id = $1) and status in ('todo', 'scheduled', 'in_progress') and due_date < $2 order by due_date limit 50`, [clientId, now < to ? now : to]),
      runs: await sql.rows(`select r.run_id, r.task_id, t.title, r.workflow_id, r.actual_hours, r.estimated_hours, r.variance_pct, t.billable, r.outcome_notes from execution_runs r left join tasks t on t.id::text = r.task_id
        where ($1::int is null or r.client_id = $1) and r.status = 'completed' and r.ended_at >= $2 and r.ended_at < $3 order by r.variance_pct desc nulls last limit 500`, values),
      blocks: await sql.rows(`select e.title, extract(epoch from least(e.ends_at, $3) - greatest(e.starts_at, $2))::float8 / 3600 as hours, t.billable, e.kind from calendar_events e left join tasks t on t.id = e.task_id
        where e.starts_at < $3 and e.ends_at > $2 and ($1::int is null or t.client_id = $1) order by e.starts_at limit 500`, values),
      models: (await sql.rows<PeriodData['models']>(`select count(*)::int as calls, count(*) filter (where status = 'failed')::int as failed, count(*) filter (where chosen_by = 'budget')::int as by_budget, coalesce(sum(cost_usd), 0)::float8 as cost_usd
        from llm_calls where ($1::int is null or client_id = $1) and created_at >= $2 and created_at < $3`, values))[0] as PeriodData['models'],
      learned: {
        workflows: clientId !== null ? [] : await sql.rows(`select w.name, v.version_no as version, v.reason from workflow_versions v join workflows w on w.id = v.workflow_id where v.reason like 'recommendation %' and v.created_at >= $1 and v.created_at < $2 order by v.created_at limit 50`, [from, to]),
        steps: await sql.rows(`select distinct on (step ->> 'title') step ->> 'title' as title, (step ->> 'hours')::float8 as hours, (e ->> 'before')::float8 as before, (e ->> 'runs')::int as runs
          from plans p cross join lateral jsonb_array_elements(p.context -> 'estimates') e join lateral (select s as step from jsonb_array_elements(p.sop -> 'steps') s where s ->> 'id' = e ->> 'step_id') found on true
          where ($1::int is null or p.client_id = $1) and p.created_at >= $2 and p.created_at < $3 and e ->> 'source' = 'learned' and e ->> 'before' is not null order by step ->> 'title', p.id desc limit 100`, values),
      },
    };
  },
  /** Runs by workflow (`process_template_id` null) and, below that, by template. Runs without an estimate are left out of the variance. */
  patterns: (sql: Sql, filter: { clientId: number | null; workflowId: string | null; since: Date | null; after: string | null; limit: number }) => sql.rows<Pattern>(`
    select * from (
      select r.workflow_id, r.process_template_id, coalesce(max(w.name), max(p.name)) as name, count(*)::int as runs,
        avg(r.actual_hours)::float8 as mean_actual, percentile_cont(0.5) within group (order by r.actual_hours)::float8 as median_actual,
        avg(r.estimated_hours)::float8 as mean_estimated, percentile_cont(0.5) within group (order by r.estimated_hours)::float8 as median_estimated,
        ((sum(r.actual_hours) filter (where r.estimated_hours > 0) / nullif(sum(r.estimated_hours) filter (where r.estimated_hours > 0), 0) - 1) * 100)::float8 as variance_pct,
        coalesce(r.workflow_id, '') || '/' || coalesce(r.process_template_id, '') as key
      from execution_runs r left join workflows w on w.id::text = r.workflow_id left join process_templates p on p.id::text = r.process_template_id
      where r.status = 'completed' and r.actual_hours is not null
        and ($1::int is null or r.client_id = $1) and ($2::text is null or r.workflow_id = $2) and ($3::timestamptz is null or r.ended_at >= $3)
      group by grouping sets ((r.workflow_id), (r.workflow_id, r.process_template_id))
      having case when grouping(r.process_template_id) = 1 then r.workflow_id is not null else r.process_template_id is not null end
    ) grouped where $4::text is null or key > $4 order by key limit $5`,
  [filter.clientId, filter.workflowId, filter.since, filter.after, filter.limit]),
  async find(sql: Sql, clientId: number, mode: string, date: string): Promise<ReflectionRow | undefined> {
    return (await sql.rows<ReflectionRow>(`select ${REFLECTION} from reflections where client_id = $1 and mode = $2 and reflection_date = $3::date`, [clientId, mode, date]))[0];
  },
  read: async (sql: Sql, id: number): Promise<ReflectionRow | undefined> => (await sql.rows<ReflectionRow>(`select ${REFLECTION} from reflections where id = $1`, [id]))[0],
  /** Null when somebody else has written this period in the meantime. */
  async insert(sql: Sql, r: Omit<ReflectionRow, 'id' | 'event_id' | 'created_at'>): Promise<ReflectionRow | null> {
    const [row] = await sql.rows<ReflectionRow>(`insert into reflections (client_id, mode, reflection_date, period_start, period_end, summary, content, stats, insights, prompt_version, model)
      values ($1, $2, $3::date, $4, $5, $6, $7, $8::jsonb, $9::jsonb, $10, $11) on conflict (client_id, mode, reflection_date) do nothing returning ${REFLECTION}`,
    [r.client_id, r.mode, r.reflection_date, r.period_start, r.period_end, r.summary, r.content, JSON.stringify(r.stats), JSON.stringify(r.insights), r.prompt_version, r.model]);
    return row ?? null;
  },
  setEvent: (sql: Sql, id: number, eventId: number) => sql.run('update reflections set event_id = $2 where id = $1', [id, eventId]),
  list: (sql: Sql, filter: { clientId: number | null; mode: string | null; after: number | null; limit: number }) => sql.rows<ReflectionRow>(`select ${REFLECTION} from reflections
    where ($1::int is null or client_id = $1) and ($2::text is null or mode = $2) and ($3::int is null or id < $3) order by id desc limit $4`, [filter.clientId, filter.mode, filter.after, filter.limit]),

  async recommend(sql: Sql, reflectionId: number, clientId: number, items: readonly { kind: string; text: string; action: unknown }[]): Promise<void> {
    await sql.run(`insert into recommendations (reflection_id, client_id, kind, text, action) select $1, $2, r.kind, r.text, r.action from jsonb_to_recordset($3::jsonb) as r(kind text, text text, action jsonb)`, [reflectionId, clientId, JSON.stringify(items)]);
  },
  recommendationsOf: (sql: Sql, reflectionIds: readonly number[]) => sql.rows<RecommendationRow>(`select ${RECOMMENDATION} from recommendations where reflection_id = any($1::int[]) order by id`, [reflectionIds]),
  recommendation: async (sql: Sql, id: number): Promise<RecommendationRow | undefined> => (await sql.rows<RecommendationRow>(`select ${RECOMMENDATION} from recommendations where id = $1 for update`, [id]))[0],
  decide: async (sql: Sql, id: number, status: 'accepted' | 'dismissed'): Promise<RecommendationRow> => (await sql.rows<RecommendationRow>(`update recommendations set status = $2, decided_at = now() where id = $1 returning ${RECOMMENDATION}`, [id, status]))[0] as RecommendationRow,
  reopen: async (sql: Sql, id: number): Promise<RecommendationRow> => (await sql.rows<RecommendationRow>(`update recommendations set status = 'open', decided_at = null where id = $1 returning ${RECOMMENDATION}`, [id]))[0] as RecommendationRow,
};
