import type { Sql } from '../db/database.port.ts';

export interface SampleRow { dependency: string; sampled_at: Date; status: 'ok' | 'down' | 'off'; latency_ms: number | null; detail: string | null }
export type Sample = Omit<SampleRow, 'sampled_at'>;

const COLUMNS = 'dependency, sampled_at, status, latency_ms, detail';

// Of the installation and of no workspace: the owner writes and reads it.
export const healthSamples = {
  /** The last sample of each, not older than the time given. */
  last: (sql: Sql, since: Date) => sql.rows<SampleRow>(`select distinct on (dependency) ${COLUMNS} from health_samples where sampled_at >= $1 order by dependency, sampled_at desc`, [since]),
  add: (sql: Sql, at: Date, samples: readonly Sample[]) => sql.run(`insert into health_samples (dependency, sampled_at, status, latency_ms, detail)
    select s.dependency, $1, s.status, s.latency_ms, s.detail from jsonb_to_recordset($2::jsonb) as s(dependency text, status text, latency_ms real, detail text) on conflict do nothing`, [at, JSON.stringify(samples)]),
  since: (sql: Sql, from: Date) => sql.rows<SampleRow>(`select ${COLUMNS} from health_samples where sampled_at >= $1 order by dependency, sampled_at`, [from]),
  /** When each was last in another state than the one it is in now; null for those that never were. */
  changed: (sql: Sql) => sql.rows<{ dependency: string; since: Date }>(`select s.dependency, min(s.sampled_at) as since from health_samples s
    join (select distinct on (dependency) dependency, status from health_samples order by dependency, sampled_at desc) now using (dependency)
    where s.sampled_at > coalesce((select max(o.sampled_at) from health_samples o where o.dependency = s.dependency and o.status <> now.status), '-infinity') group by s.dependency`),
  forget: (sql: Sql, before: Date) => sql.run('delete from health_samples where sampled_at < $1', [before]),
};
