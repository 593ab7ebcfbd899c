import type { Sql } from '../db/database.port.ts';

export interface ViewRow { view_id: number; page: string; name: string; search: Record<string, unknown>; created_at: Date; updated_at: Date }

const ALL = 'view_id, page, name, search, created_at, updated_at';
const first = async (rows: Promise<ViewRow[]>): Promise<ViewRow | undefined> => (await rows)[0];

export const viewsStore = {
  /** Nothing when the name is taken. */
  insert: (sql: Sql, page: string, name: string, search: unknown) => first(sql.rows<ViewRow>(`insert into saved_views (page, name, search) values ($1, $2, $3::jsonb) on conflict do nothing returning ${ALL}`, [page, name, JSON.stringify(search)])),
  list: (sql: Sql, page: string | null, after: number | null, limit: number) => sql.rows<ViewRow>(`select ${ALL} from saved_views where ($1::text is null or page = $1) and ($2::int is null or view_id > $2) order by view_id limit $3`, [page, after, limit]),
  locked: (sql: Sql, id: number) => first(sql.rows<ViewRow>(`select ${ALL} from saved_views where view_id = $1 for update`, [id])),
  named: async (sql: Sql, page: string, name: string, besides: number): Promise<boolean> => (await sql.rows('select 1 from saved_views where page = $1 and name = $2 and view_id <> $3', [page, name, besides])).length > 0,
  save: (sql: Sql, id: number, name: string, search: unknown) => first(sql.rows<ViewRow>(`update saved_views set name = $2, search = $3::jsonb, updated_at = clock_timestamp() where view_id = $1 returning ${ALL}`, [id, name, JSON.stringify(search)])),
  remove: (sql: Sql, id: number) => first(sql.rows<ViewRow>(`delete from saved_views where view_id = $1 returning ${ALL}`, [id])),
};
