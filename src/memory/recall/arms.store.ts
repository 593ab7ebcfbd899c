import type { Sql } from '../../db/database.port.ts';
import type { ArmQuery, DocRef } from './arms.ts';
import type { Period } from './time-words.ts';

const IN_PERIOD = 40;
const AROUND = 24;

/** What happened in a period, weightiest first: the index by client and time leads to it. */
export async function duringPeriod(sql: Sql, query: ArmQuery, { from, to }: Period): Promise<DocRef[]> {
  if (query.kinds && !query.kinds.includes('event')) return [];
  return sql.rows<DocRef>(`select d.kind, d.ref_id as "refId", d.session_id as "sessionId", d.length, extract(epoch from d.occurred_at)::bigint as at from (
      select id from events where client_id = $1 and occurred_at >= $2::timestamptz and occurred_at < $3::timestamptz and archived_at is null order by salience_score desc, id desc limit ${IN_PERIOD}) as e,
    lateral (select * from memory_index where kind = 'event' and ref_id = e.id and chunk = 0 offset 0) as d
    where (d.expires_at is null or d.expires_at > $4::timestamptz) and ($5::text is null or d.memory_scope = $5) and ($6::text is null or d.session_id = $6)
      and ($7::timestamptz is null or d.occurred_at >= $7) and ($8::timestamptz is null or d.occurred_at < $8)`,
  [query.clientId, from.toISOString(), to.toISOString(), query.now.toISOString(), query.scope ?? null, query.sessionId ?? null, query.since?.toISOString() ?? null, query.until?.toISOString() ?? null]);
}

/** Names that the graph joins to these. */
export async function namesAround(sql: Sql, names: readonly string[]): Promise<string[]> {
  const rows = await sql.rows<{ name: string }>(`select distinct coalesce(n.properties->>'name', n.node_id) as name from
      (select node_id from graph_nodes where lower(coalesce(properties->>'name', node_id)) = any($1::text[]) limit 20) as s, lateral get_graph_neighbors(s.node_id) as g join graph_nodes n on n.node_id = g.neighbor_id limit ${AROUND}`, [[...names]]);
  return rows.map((row) => row.name);
}
