import { parseInput } from '../../kernel/input.ts';
import type { CallContext } from '../../kernel/operation.ts';
import { Problem } from '../../kernel/problem.ts';
import type * as z from 'zod';
import { type ClientName, resolveClients, type Touched, touchClients } from '../clients/clients.store.ts';
import { isPeriod, matching } from './fact-timeline.ts';
import { FactLine } from './facts.contract.ts';
import type { Series } from './facts.store.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import { FactLedger } from './record-facts.ts';
import { guardRecord } from '../secrets/secrets.ts';

// Replays the facts of another system with that system's clock: all lines of a call in one transaction, played through in memory
// and written in bulk.

type Line = z.output<typeof FactLine>;
interface Numbered { line: number; seq: number | string; fact: Line }
export interface LineError { seq: number | string; line: number; detail: string }

/** JSON objects of an NDJSON text; what is no JSON is an error with its line number. */
export function readLines(body: string, errors: LineError[]): { line: number; raw: unknown }[] {
  const out: { line: number; raw: unknown }[] = [];
  body.split('\n').forEach((text, i) => {
    if (text.trim() === '') return;
    try {
      out.push({ line: i + 1, raw: JSON.parse(text) as unknown });
    } catch {
      errors.push({ seq: i + 1, line: i + 1, detail: `Line ${i + 1} is not JSON.` });
    }
  });
  return out;
}

const seqOf = (raw: unknown, line: number): number | string => {
  const seq = (raw as { seq?: unknown } | null)?.seq;
  return typeof seq === 'number' || typeof seq === 'string' ? seq : line;
};

export async function importFactLines(deps: MemoryDeps, body: string, context: CallContext): Promise<{ imported: number; errors: LineError[] }> {
  const unreadable: LineError[] = [];
  const lines: Numbered[] = [];
  for (const { line, raw } of readLines(body, unreadable)) {
    try {
      lines.push({ line, seq: seqOf(raw, line), fact: guardRecord(deps, parseInput({ input: FactLine }, raw)) });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      unreadable.push({ seq: seqOf(raw, line), line, detail: error.message });
    }
  }
  const now = deps.clock.now();
  return deps.db.inWorkspace(context, async (sql) => {
    const errors = [...unreadable];
    const clients = await resolveClients(sql, lines.map(({ fact }) => fact.client_id));
    const placed = lines.flatMap((entry) => {
      const clientId = clients.get(entry.fact.client_id as ClientName);
      if (clientId === undefined) { errors.push({ ...place(entry), detail: `There is no client ${String(entry.fact.client_id)}.` }); return []; }
      const series: Series = { clientId, subjectType: entry.fact.subject_type, subjectId: entry.fact.subject_id, factType: entry.fact.fact_type, factKey: entry.fact.fact_key ?? '' };
      return [{ ...entry, series }];
    });
    const ledger = await FactLedger.open(sql, placed.map((p) => p.series), placed.length);
    let imported = 0;
    for (const entry of placed) {
      const detail = await play(ledger, entry, now);
      if (detail === null) imported++;
      else errors.push({ ...place(entry), detail });
    }
    const touched: Touched = new Map();
    await ledger.save(sql, touched, context.actor, now);
    await touchClients(sql, touched);
    return { imported, errors: errors.sort((a, b) => a.line - b.line) };
  });
}

const place = ({ seq, line }: Numbered) => ({ seq, line });

/** One line; null when it was done, else what is wrong with it. */
async function play(ledger: FactLedger, { fact, series }: Numbered & { series: Series }, now: Date): Promise<string | null> {
  const at = fact.recorded_at === undefined ? now : new Date(fact.recorded_at);
  if (at > now) return 'recorded_at lies in the future.';
  const last = ledger.lastWrite(series);
  if (last && at < last) return `recorded_at goes back behind ${last.toISOString()}, when this series was last written; lines must come in the order of recorded_at.`;
  const from = fact.valid_from === undefined ? (fact.op === 'assert' ? at.getTime() : null) : fact.valid_from === null ? null : Date.parse(fact.valid_from);
  const to = fact.valid_to === undefined || fact.valid_to === null ? null : Date.parse(fact.valid_to);
  if (fact.op === 'assert') {
    if (!isPeriod({ from, to })) return 'valid_to must be after valid_from.';
    await ledger.assert({ ...series, content: fact.content, period: { from, to }, multi: fact.multi, confidence: fact.confidence ?? null, sourceEventIds: fact.source_event_ids ?? [], metadata: fact.metadata ?? {} }, at, 'assert', 'imported');
    return null;
  }
  const version = matching(ledger.believed(series), fact.content, from);
  if (!version) return `No version with this content and valid_from is believed at ${at.toISOString()}.`;
  if (fact.op === 'retract') { ledger.retract(series, version, at); return null; }
  return (await ledger.end(series, version, to === null ? null : new Date(to), at)) ? null : 'valid_to must be after valid_from.';
}
