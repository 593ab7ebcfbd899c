import type { ClientData } from '../kernel/client-data.ts';
import type { Insight } from './observing.store.ts';

/** What a model wrote about everybody may say in its own words what only the client told: of such a text nothing is kept. */
const TEXT_GONE = 'What a model wrote about this time was removed when a client was erased; the figures stand.';

/** Looks back over everybody's work, which stand in the own profile. A model saw the memories, runs and blocks of the time, and what the last evening missed. */
export const unmention: NonNullable<ClientData['unmention']> = async (sql, clientId) => {
  const byModel = await sql.rows<{ id: number }>(`select r.id from reflections r join client_profiles p on p.client_id = r.client_id and p.is_own where r.client_id <> $1 and r.model is not null and (
    exists (select from events e where e.client_id = $1 and e.occurred_at >= r.period_start - interval '1 day' and e.occurred_at < r.period_end)
    or exists (select from execution_runs x where x.client_id = $1 and x.ended_at >= r.period_start - interval '1 day' and x.ended_at < r.period_end)
    or exists (select from calendar_events b join tasks t on t.id = b.task_id where t.client_id = $1 and b.ends_at > r.period_start - interval '1 day' and b.starts_at < r.period_end))`, [clientId]);
  return async (after, { mentions, retold, reflections }) => {
    for (const { id } of byModel) reflections.add(id);
    const rows = await after.rows<{ id: number; event_id: number | null; summary: string; content: string; insights: Insight[] }>('select id, event_id, summary, content, insights from reflections order by id');
    let changed = 0;
    for (const row of rows) {
      const gone = reflections.has(row.id);
      const summary = gone ? TEXT_GONE : mentions.without(row.summary), content = gone ? '' : mentions.without(row.content);
      const insights = gone ? [] : row.insights.filter((insight) => mentions.withoutIn(insight) === insight);
      if (summary === row.summary && content === row.content && insights.length === row.insights.length) continue;
      await after.run('update reflections set summary = $2, content = $3, insights = $4::jsonb where id = $1', [row.id, summary, content, JSON.stringify(insights)]);
      if (row.event_id !== null) retold.set(row.event_id, `${summary}\n\n${content}`);
      changed++;
    }
    const said = (await after.rows<{ id: number; text: string }>('select id, text from recommendations')).filter(({ text }) => mentions.in(text)).map(({ id }) => id);
    if (said.length) await after.run('delete from recommendations where id = any($1::int[])', [said]);
    return changed + said.length;
  };
};
