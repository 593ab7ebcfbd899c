import { type AnyOperation, operation } from '../../kernel/operation.ts';
import { invalidInput, notFound, Problem } from '../../kernel/problem.ts';
import { type Touched, touchClients } from '../clients/clients.store.ts';
import { disputeFact } from './dispute-fact.contract.ts';
import { factJson, findFact, missingEvents, seriesOf, versionOf } from './facts.store.ts';
import type { MemoryDeps } from '../memory-deps.ts';
import { FactNotBelieved } from '../memory.problems.ts';
import { FactLedger } from './record-facts.ts';
import { guardRecord } from '../secrets/secrets.ts';

/** Below whatever is believed: what is doubted is not replaced by the doubt. */
const DOUBT = 0;

export function disputeOperations(deps: MemoryDeps): AnyOperation[] {
  return [operation(disputeFact, ({ fact_id, ...given }, context) => deps.db.inWorkspace(context, async (sql) => {
    const { content, source_event_ids: evidence = [] } = guardRecord(deps, given);
    const row = await findFact(sql, fact_id);
    if (!row) throw notFound('fact', fact_id);
    const [missing] = await missingEvents(sql, row.client_id, evidence);
    if (missing !== undefined) throw invalidInput([{ path: 'source_event_ids', message: `this client has no event ${missing}` }]);
    const series = seriesOf(row);
    const ledger = await FactLedger.open(sql, [series], 2);
    const believed = ledger.believed(series).find((version) => version.id === fact_id);
    if (!believed) throw new Problem(FactNotBelieved, `Version ${row.id} is not believed any more: there is nothing to dispute.`);
    if (row.multi) throw invalidInput([{ path: 'fact_id', message: 'several values hold at once there, so that none contradicts another: record the other one, or retract this one' }]);
    if (content === row.content) throw invalidInput([{ path: 'content', message: 'says the same: a dispute needs what is said instead' }]);
    const now = deps.clock.now();
    const last = ledger.lastWrite(series);
    const outcome = await ledger.assert({ ...series, content, period: versionOf(row), multi: false, confidence: DOUBT, sourceEventIds: [...evidence], metadata: {}, guarded: true }, last && last > now ? last : now, 'assert', 'disputes what is believed');
    const touched: Touched = new Map();
    const [receipt] = await ledger.save(sql, touched, context.actor, now);
    await touchClients(sql, touched);
    const [written, doubted] = [await findFact(sql, outcome.row.id), await findFact(sql, fact_id)];
    if (!written || !doubted) throw new Error('A dispute was written and is not there.');
    return { ...factJson(written, now), superseded: outcome.closed, written: outcome.written, receipt_id: receipt ?? null, disputes: factJson(doubted, now) };
  }))];
}
