import type { Sql } from '../../db/database.port.ts';

export interface EntityRow { entity: string; type: string; name: string; facts: number; relations: number }

/** Subjects of believed facts, and nodes of the graph; what goes by one type and one id is one. */
const ENTITIES = `select type || ':' || id as entity, type, coalesce(max(own), id) as name, sum(facts)::int as facts, sum(relations)::int as relations from (
    select f.subject_type as type, f.subject_id as id, null::text as own, count(*) as facts, 0 as relations from facts f where f.client_id = $1 and f.superseded_at is null group by 1, 2
    union all select n.node_type, n.node_id, n.properties->>'name', 0, (select count(*) from graph_edges e where n.node_id in (e.from_node_id, e.to_node_id)) from graph_nodes n where n.client_id = $1 or n.client_id is null
  ) as found group by type, id`;

/** Those with the most to say of them first; `after` is (weight, entity) of the last one seen. */
export async function selectEntities(sql: Sql, clientId: number, { q, type }: { q?: string | undefined; type?: string | undefined }, after: readonly [number, string] | null, limit: number): Promise<EntityRow[]> {
  return sql.rows(`select * from (${ENTITIES}) as e where ($2::text is null or e.name ilike $2) and ($3::text is null or e.type = $3) and ($4::int is null or (-(e.facts + e.relations), e.entity) > (-$4::int, $5::text))
    order by -(e.facts + e.relations), e.entity limit $6`, [clientId, q === undefined ? null : `%${q.replace(/[\\%_]/g, '\\$&')}%`, type ?? null, after?.[0] ?? null, after?.[1] ?? null, limit]);
}

export interface HeldFact { id: number; entity: string; fact_type: string; fact_key: string; content: string; value: string | null }

/** Facts that hold at a time and are believed now. A client has thousands of them at the most. */
export async function factsHeld(sql: Sql, clientId: number, at: Date, most: number): Promise<HeldFact[]> {
  return sql.rows(`select f.id, f.subject_type || ':' || f.subject_id as entity, f.fact_type, f.fact_key, f.content, case when jsonb_typeof(f.metadata->'value') = 'string' then f.metadata->>'value' end as value from facts f
    where f.client_id = $1 and f.superseded_at is null and (f.valid_from is null or f.valid_from <= $2::timestamptz) and (f.valid_to is null or f.valid_to > $2::timestamptz) order by f.id desc limit $3`, [clientId, at.toISOString(), most]);
}

export interface Relation { from: string; to: string; label: string }

export async function relationsOf(sql: Sql, clientId: number, most: number): Promise<Relation[]> {
  return sql.rows(`select a.node_type || ':' || a.node_id as "from", b.node_type || ':' || b.node_id as "to", e.edge_type as label from graph_edges e join graph_nodes a on a.node_id = e.from_node_id join graph_nodes b on b.node_id = e.to_node_id
    where (a.client_id = $1 or a.client_id is null) and (b.client_id = $1 or b.client_id is null) order by e.id desc limit $2`, [clientId, most]);
}
