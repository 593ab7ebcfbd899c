import type { Sql } from '../../db/database.port.ts';
import type { FoundRow, Standpoint } from './found.store.ts';
import type { Ranked } from './ranking.ts';
import { receiptsFor, writeReceipts } from './receipts.store.ts';
import type { TermUse } from './recall.store.ts';
import { isStatement, type Replacement, SURE } from './statements.ts';
import { questionWeights, repeatsFormer, replacements } from './supersession.ts';

/** Memories of a question that are compared with each other: those that could be shown. */
export const COMPARED = 30;

export interface Shown { readonly entry: Ranked; readonly row: FoundRow; /** Both this and a later statement are shown, and they differ. */ readonly disputed?: boolean; /** A later statement replaces it. */ readonly replaced?: boolean; /** What this one replaces. */ readonly replaces?: readonly number[] }

/** What holds less of the question's words than this share of the best has nothing to say about its subject; reading it would only cost time. */
const LEAST_ON_SUBJECT = 0.2;

const who = (row: FoundRow): string => `${row.trust} ${row.speaker ?? row.role ?? ''}`;

/**
 * The current statement before the one it replaces, and the replaced one left out (or only marked, when asked for). Everything here
 * was known and had happened by the standpoint, so the past is judged by what the past knew. Each replacement leaves its receipt;
 * one that was undone is not made again.
 */
export async function currentFirst(sql: Sql, clientId: number, question: string, found: readonly Shown[], uses: readonly TermUse[], standpoint: Standpoint): Promise<Shown[]> {
  const byWords = ({ entry }: Shown) => entry.arms['lexical'] ?? 0;
  const most = Math.max(0, ...found.map(byWords));
  const compared = found.slice(0, COMPARED).filter((shown) => isStatement(shown.row) && byWords(shown) >= most * LEAST_ON_SUBJECT);
  const made = replacements(question, compared.map(({ row }) => ({ row, id: row.id, content: row.content, at: row.occurred_at, speaker: who(row) })), questionWeights(question, uses));
  if (made.length === 0) return [...found];
  const written = await receiptsFor(sql, made.map((r) => r.old));
  const receipt = (r: { old: number; by: number }) => written.find((w) => w.event_id === r.old && w.replaced_by === r.by);
  const held = made.filter((r) => !receipt(r)?.restored_at);
  const sure = held.filter((r) => r.confidence >= SURE), doubtful = held.filter((r) => r.confidence < SURE);
  const fresh = sure.filter((r) => !receipt(r));
  if (fresh.length) await writeReceipts(sql, clientId, question, fresh, standpoint.now);

  const replaced = new Set(sure.map((r) => r.old));
  const disputed = new Set(doubtful.flatMap((r) => [r.old, r.by]));
  const isEvent = (shown: Shown, id: number) => shown.row.id === id && shown.row.kind === 'event';
  const out: Shown[] = found.flatMap((shown) => {
    if (shown.row.kind !== 'event') return [shown];
    const { id } = shown.row;
    if (replaced.has(id) && !standpoint.includeSuperseded) return [];
    const replaces = sure.filter((r) => r.by === id).map((r) => r.old);
    return [{ ...shown, ...(replaced.has(id) ? { replaced: true } : disputed.has(id) && { disputed: true }), ...(replaces.length > 0 && { replaces }) }];
  });
  // The later statement takes the better place of the two, also where the earlier one is gone: it answers what that one answered.
  for (const { old, by } of held) {
    const place = replaced.has(old) && !standpoint.includeSuperseded ? Math.min(out.length - 1, found.filter((s, i) => i < found.findIndex((f) => isEvent(f, old)) && !(s.row.kind === 'event' && replaced.has(s.row.id))).length) : out.findIndex((s) => isEvent(s, old));
    const from = out.findIndex((s) => isEvent(s, by));
    if (place >= 0 && from > place) out.splice(place, 0, ...out.splice(from, 1));
  }
  return echoesLast(out, found, sure);
}

/** An assistant's answer from before the change, which repeats the value that was replaced: what it says was told by what is left out now, so it comes after all else. */
function echoesLast(shown: readonly Shown[], found: readonly Shown[], sure: readonly Replacement[]): Shown[] {
  const rowOf = new Map(found.flatMap(({ row }) => (row.kind === 'event' ? [[row.id, row] as const] : [])));
  const isEcho = ({ row }: Shown): boolean => row.role === 'assistant' && row.session_id !== null && sure.some((r) => {
    const old = rowOf.get(r.old), fresh = rowOf.get(r.by);
    return old?.session_id === row.session_id && row.occurred_at >= old.occurred_at && fresh !== undefined && row.occurred_at < fresh.occurred_at && repeatsFormer({ id: row.id, content: row.content, row }, r);
  });
  const echoes = new Set(shown.filter(isEcho));
  return echoes.size === 0 ? [...shown] : [...shown.filter((one) => !echoes.has(one)), ...echoes];
}
