import type { Sql } from '../../db/database.port.ts';
import { decodeCursor, pageOf } from '../../kernel/cursor.ts';
import { type AnyOperation, type CallContext, operation } from '../../kernel/operation.ts';
import { invalidInput, notFound, Problem } from '../../kernel/problem.ts';
import type * as z from 'zod';
import { resolveClient, type Touched, touchClients } from '../clients/clients.store.ts';
import { importFactLines } from './fact-import.ts';
import { covers, isPeriod } from './fact-timeline.ts';
import { endFact, type FactBody, factHistory, factReceipts, importFacts, listFacts, putFact, recordFact, restoreFact, retractFact } from './facts.contract.ts';
import { displacedBy, factJson, factReceiptJson, type FactRow, findFact, missingEvents, receiptsOfFact, selectFacts, selectHistory, seriesOf, type Version, versionOf } from './facts.store.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import { FactAlreadyEnded, FactNotBelieved, FactStillBelieved } from '../memory.problems.ts';
import { momentsOf } from '../recall/moments.ts';
import { FactLedger, type NewFact, type Outcome } from './record-facts.ts';
import { guardRecord } from '../secrets/secrets.ts';

type Body = z.output<typeof FactBody>;

const newest = (a: Date, b: Date | undefined): Date => (b && b > a ? b : a);
/** A version as it stood at a moment of the recorded clock: what closed it later had not happened. */
const asKnown = (row: FactRow, knownAt: Date | undefined): FactRow => (knownAt && row.superseded_at && row.superseded_at > knownAt ? { ...row, superseded_at: null, retired_how: null } : row);
const ms = (time: string | null | undefined, absent: number | null): number | null => (time === undefined ? absent : time === null ? null : Date.parse(time));

/** A told fact with its period; 400 naming the bound that makes no period. */
export function factOf(body: Body, clientId: number, at: Date): NewFact {
  const period = { from: ms(body.valid_from, at.getTime()), to: ms(body.valid_to, null) };
  if (!isPeriod(period)) {
    throw invalidInput([{ path: 'valid_to', message: body.valid_from === undefined ? 'must be after valid_from, which is now when it is absent; give valid_from too' : 'must be after valid_from' }]);
  }
  return {
    clientId, subjectType: body.subject_type, subjectId: body.subject_id, factType: body.fact_type, factKey: body.fact_key ?? '', content: body.content, period, multi: body.multi,
    confidence: body.confidence ?? null, sourceEventIds: body.source_event_ids ?? [], metadata: body.metadata ?? {},
  };
}

/** Records facts in the running transaction; the caller ends it with `touchClients`. */
export async function recordFacts(sql: Sql, touched: Touched, deps: Pick<MemoryDeps, 'clock'>, actor: string, facts: readonly NewFact[], rule?: string): Promise<{ outcomes: Outcome[]; receipts: number[] }> {
  const ledger = await FactLedger.open(sql, facts, facts.length);
  const now = deps.clock.now();
  const outcomes: Outcome[] = [];
  for (const fact of facts) outcomes.push(await ledger.assert(fact, newest(now, ledger.lastWrite(fact)), 'assert', rule));
  return { outcomes, receipts: await ledger.save(sql, touched, actor, now) };
}

export function factOperations(deps: MemoryDeps): AnyOperation[] {
  const now = () => deps.clock.now();
  const answer = ({ row, closed, written }: Outcome, receipts: readonly number[]) => ({ ...factJson(row, now()), superseded: closed, written, receipt_id: receipts[0] ?? null });

  const record = (body: Body, context: CallContext) => deps.db.inWorkspace(context, async (sql) => {
    const { client_id: clientId } = await resolveClient(sql, body.client_id);
    const fact = factOf(guardRecord(deps, body), clientId, now());
    const [missing] = await missingEvents(sql, clientId, fact.sourceEventIds);
    if (missing !== undefined) throw invalidInput([{ path: 'source_event_ids', message: `this client has no event ${missing}` }]);
    const touched: Touched = new Map();
    const { outcomes, receipts } = await recordFacts(sql, touched, deps, context.actor, [fact]);
    await touchClients(sql, touched);
    return answer(outcomes[0] as Outcome, receipts);
  });

  /** Opens the series of one version, and says whether the version is believed. */
  const withVersion = async <T>(id: number, context: CallContext, work: (sql: Sql, row: FactRow, ledger: FactLedger, believed: Version | undefined, at: Date) => Promise<{ outcome: Outcome; extra?: T }>) =>
    deps.db.inWorkspace(context, async (sql) => {
      const row = await findFact(sql, id);
      if (!row) throw notFound('fact', id);
      const series = seriesOf(row);
      const ledger = await FactLedger.open(sql, [series], 3);
      const at = newest(now(), ledger.lastWrite(series));
      const { outcome, extra } = await work(sql, row, ledger, ledger.believed(series).find((v) => v.id === id), at);
      const touched: Touched = new Map();
      const receipts = await ledger.save(sql, touched, context.actor, now());
      await touchClients(sql, touched);
      return { ...answer(outcome, receipts), ...(extra as T) };
    });

  const notBelieved = (row: FactRow) => new Problem(FactNotBelieved, `Version ${row.id} was ${row.retired_how ?? 'closed'} at ${row.superseded_at?.toISOString() ?? 'some time'}. Look up the believed version with GET /api/v1/memory/facts, or bring this one back with restore.`);

  const end = ({ fact_id, at: until }: { fact_id: number; at?: string | undefined }, context: CallContext) => withVersion(fact_id, context, async (_sql, row, ledger, version, at) => {
    if (!version) throw notBelieved(row);
    const to = until === undefined ? now() : new Date(until);
    if (row.valid_to && row.valid_to <= to) throw new Problem(FactAlreadyEnded, `It ended at ${row.valid_to.toISOString()} already.`);
    const outcome = await ledger.end(seriesOf(row), version, to, at);
    if (!outcome) throw invalidInput([{ path: 'at', message: `must be after the fact's valid_from, ${row.valid_from?.toISOString() ?? ''}; a fact that never held is retracted` }]);
    return { outcome };
  });

  const retract = ({ fact_id }: { fact_id: number }, context: CallContext) => withVersion<{ displaced: number[] }>(fact_id, context, async (sql, row, ledger, version, at) => {
    if (!version) throw notBelieved(row);
    return { outcome: ledger.retract(seriesOf(row), version, at), extra: { displaced: await displacedBy(sql, fact_id) } };
  });

  const receipts = ({ fact_id }: { fact_id: number }, context: CallContext) => deps.db.inWorkspace(context, async (sql) => {
    if (!(await findFact(sql, fact_id))) throw notFound('fact', fact_id);
    return { items: (await receiptsOfFact(sql, fact_id)).map(factReceiptJson) };
  });

  const restore = ({ fact_id }: { fact_id: number }, context: CallContext) => withVersion(fact_id, context, async (_sql, row, ledger, version, at) => {
    const series = seriesOf(row);
    const again = versionOf(row);
    const settled = version?.row.disputed ? await ledger.settle(series, version, at, `restores version ${fact_id}, which settles the dispute`, 'restore') : null;
    if (settled) return { outcome: settled };
    const still = version ?? ledger.believed(series).find((v) => v.content === row.content && covers(v, again));
    if (still) throw new Problem(FactStillBelieved, still.id === fact_id ? 'It was neither superseded nor retracted.' : `The same is believed as version ${still.id}.`);
    const outcome = await ledger.assert({ ...series, content: row.content, period: again, multi: row.multi, confidence: row.confidence, sourceEventIds: row.source_event_ids, metadata: row.metadata, source: row.source }, at, 'restore', `restores version ${fact_id}`);
    return { outcome };
  });

  return [
    operation(recordFact, record), operation(putFact, record), operation(endFact, end), operation(retractFact, retract), operation(restoreFact, restore), operation(factReceipts, receipts),
    operation(listFacts, async (input, context) => {
      const after = decodeCursor(input.cursor, ['number']);
      const moments = await momentsOf(deps, context);
      return deps.db.inWorkspace(context, async (sql) => {
        const { client_id: clientId } = await resolveClient(sql, input.client_id);
        const rows = await selectFacts(sql, { clientId, subjectType: input.subject_type, subjectId: input.subject_id, factType: input.fact_type, factKey: input.fact_key,
          asOf: moments.from(input.as_of) ?? now(), knownAt: moments.from(input.known_at) }, (after?.[0] as number | undefined) ?? null, input.limit + 1);
        return pageOf(rows, input.limit, (row) => factJson(row, now()), (row) => [row.id]);
      });
    }),
    operation(factHistory, async (input, context) => {
      const after = decodeCursor(input.cursor, ['number', 'number']) as [number, number] | null;
      const moments = await momentsOf(deps, context, [input.as_of, input.known_at]);
      const asOf = moments.from(input.as_of), knownAt = moments.from(input.known_at);
      return deps.db.inWorkspace(context, async (sql) => {
        const { client_id: clientId } = await resolveClient(sql, input.client_id);
        const rows = await selectHistory(sql, { clientId, subjectType: input.subject_type, subjectId: input.subject_id, factType: input.fact_type, factKey: input.fact_key, asOf, knownAt }, after, input.limit + 1);
        return pageOf(rows, input.limit, (row) => factJson(asKnown(row, knownAt), knownAt ?? now()), (row) => [row.at, row.id]);
      });
    }),
    operation(importFacts, ({ body }, context) => importFactLines(deps, body, context)),
  ];
}
