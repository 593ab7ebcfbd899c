import type { Sql } from '../../db/database.port.ts';
import type { Kind } from '../memory-fields.contract.ts';

/** Whose an event, a fact or an episode is; null where there is none. */
export async function ownerOf(sql: Sql, kind: Kind, id: number): Promise<number | null> {
  const table = kind === 'fact' ? 'facts' : kind === 'episode' ? 'episodes' : 'events';
  const [row] = await sql.rows<{ client_id: number | null }>(`select client_id from ${table} where id = $1`, [id]);
  return row?.client_id ?? null;
}

export async function isIndexed(sql: Sql, clientId: number, kind: Kind, id: number): Promise<boolean> {
  const [row] = await sql.rows<{ there: boolean }>('select exists (select from memory_index where client_id = $1 and kind = $2 and ref_id = $3) as there', [clientId, kind, id]);
  return row?.there === true;
}
