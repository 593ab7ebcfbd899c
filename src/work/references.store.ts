import type { Sql } from '../db/database.port.ts';
import { type FieldError, invalidInput } from '../kernel/problem.ts';
import type { RefTable } from './kinds.contract.ts';

/** One id of an input that points at a row of ours. */
export interface Reference {
  readonly path: string;
  readonly table: RefTable;
  readonly id: number | null | undefined;
}

/**
 * A 400 that names each field whose id points at nothing. Foreign keys alone would not do: they look past row-level security,
 * so the number of another workspace's row would pass.
 */
export async function checkReferences(sql: Sql, references: readonly Reference[]): Promise<void> {
  const errors: FieldError[] = [];
  for (const { path, table, id } of references) {
    if (id === null || id === undefined) continue;
    const [found] = await sql.rows(`select 1 from ${table} where id = $1`, [id]);
    if (!found) errors.push({ path, message: `${id} is not the number of one of your ${table.replaceAll('_', ' ')}` });
  }
  if (errors.length) throw invalidInput(errors);
}
