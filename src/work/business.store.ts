import type { Sql } from '../db/database.port.ts';
import { castOf, type Kind } from './kinds.contract.ts';

export type BusinessRow = Record<string, unknown> & { id: number; created_at: Date; updated_at: Date };

const bound = (value: unknown, cast: string): unknown => (cast === 'jsonb' && value !== null ? JSON.stringify(value) : value);

/** The same five statements for every kind; the names come from the table of kinds, never from a request. */
export const businessStore = (kind: Kind) => {
  const names = kind.columns.map((column) => column.name);
  const all = ['id', ...names, 'created_at', 'updated_at'].join(', ');
  const given = (values: Record<string, unknown>) => kind.columns.filter((column) => values[column.name] !== undefined);
  return {
    /** The new row; undefined when its slug is taken. */
    async insert(sql: Sql, values: Record<string, unknown>): Promise<BusinessRow | undefined> {
      const columns = given(values);
      const [row] = await sql.rows<BusinessRow>(`insert into ${kind.plural} (${columns.map((c) => c.name).join(', ')}) values (${columns.map((c, i) => `$${i + 1}::${castOf(c)}`).join(', ')}) on conflict do nothing returning ${all}`,
        columns.map((c) => bound(values[c.name], castOf(c))));
      return row;
    },
    list(sql: Sql, filters: Record<string, unknown>, before: number | null, limit: number): Promise<BusinessRow[]> {
      const columns = given(filters);
      return sql.rows<BusinessRow>(`select ${all} from ${kind.plural} where ($1::bigint is null or id < $1) ${columns.map((c, i) => `and ${c.name} = $${i + 3}::${castOf(c)}`).join(' ')} order by id desc limit $2`,
        [before, limit, ...columns.map((c) => filters[c.name])]);
    },
    async read(sql: Sql, id: number): Promise<BusinessRow | undefined> {
      return (await sql.rows<BusinessRow>(`select ${all} from ${kind.plural} where id = $1`, [id]))[0];
    },
    async update(sql: Sql, id: number, values: Record<string, unknown>): Promise<BusinessRow | undefined> {
      const columns = given(values);
      const [row] = await sql.rows<BusinessRow>(`update ${kind.plural} set ${[...columns.map((c, i) => `${c.name} = $${i + 2}::${castOf(c)}`), 'updated_at = now()'].join(', ')} where id = $1 returning ${all}`,
        [id, ...columns.map((c) => bound(values[c.name], castOf(c)))]);
      return row;
    },
    async remove(sql: Sql, id: number): Promise<BusinessRow | undefined> {
      return (await sql.rows<BusinessRow>(`delete from ${kind.plural} where id = $1 returning ${all}`, [id]))[0];
    },
    async slugTaken(sql: Sql, slug: unknown, except: number | null): Promise<boolean> {
      return (await sql.rows(`select 1 from ${kind.plural} where slug = $1 and ($2::int is null or id <> $2)`, [slug, except])).length > 0;
    },
  };
};
