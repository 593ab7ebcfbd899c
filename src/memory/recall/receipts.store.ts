import type { Sql } from '../../db/database.port.ts';
import type { Replacement } from './statements.ts';

// Receipts of events that a newer statement keeps out of recall.

export interface ReceiptRow {
  receipt_id: number;
  client_id: number;
  event_id: number;
  replaced_by: number;
  rule: string;
  confidence: number;
  old_value: string;
  new_value: string;
  question: string;
  created_at: Date;
  restored_at: Date | null;
}

const COLUMNS = 'receipt_id, client_id, event_id, replaced_by, rule, confidence, old_value, new_value, question, created_at, restored_at';
const LONGEST_QUESTION = 500;

/** What is written of these pairs already, by the older event. */
export async function receiptsFor(sql: Sql, eventIds: readonly number[]): Promise<ReceiptRow[]> {
  return eventIds.length ? sql.rows<ReceiptRow>(`select ${COLUMNS} from event_receipts where event_id = any($1::int[]) order by receipt_id desc`, [[...eventIds]]) : [];
}

/** One receipt a pair, whoever sees it first; another writer's is left as it is. */
export async function writeReceipts(sql: Sql, clientId: number, question: string, made: readonly Replacement[], at: Date): Promise<void> {
  const rows = made.map((r) => ({ event_id: r.old, replaced_by: r.by, rule: r.rule, confidence: r.confidence, old_value: r.oldValue, new_value: r.newValue }));
  await sql.run(`insert into event_receipts (client_id, event_id, replaced_by, rule, confidence, old_value, new_value, question, created_at)
    select $1, r.*, $3, $4 from jsonb_to_recordset($2::jsonb) as r(event_id int, replaced_by int, rule text, confidence numeric, old_value text, new_value text) on conflict (event_id, replaced_by) do nothing`,
  [clientId, JSON.stringify(rows), question.slice(0, LONGEST_QUESTION).toWellFormed(), at]);
}

/** The pairs of this older event hold both from now on; answers what was undone. */
export async function restoreReceipts(sql: Sql, eventId: number, at: Date): Promise<ReceiptRow[]> {
  return sql.rows<ReceiptRow>(`update event_receipts set restored_at = $2 where event_id = $1 and restored_at is null returning ${COLUMNS}`, [eventId, at]);
}

export const receiptJson = (row: ReceiptRow) => ({ ...row, created_at: row.created_at.toISOString(), restored_at: row.restored_at?.toISOString() ?? null });
