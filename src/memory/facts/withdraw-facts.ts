import type { Sql } from '../../db/database.port.ts';
import type { Touched } from '../clients/clients.store.ts';
import { drawnOnlyFrom, seriesOf } from './facts.store.ts';
import { FactLedger } from './record-facts.ts';

/**
 * A memory was deleted or says something else now: facts that were drawn from it, and from nothing else, are not believed any
 * more. What a person recorded stays, whatever its evidence.
 */
export async function withdrawDrawnFacts(sql: Sql, touched: Touched, now: Date, actor: string, eventIds: readonly number[]): Promise<void> {
  const rows = await drawnOnlyFrom(sql, eventIds);
  if (rows.length === 0) return;
  const ledger = await FactLedger.open(sql, rows.map(seriesOf), 0);
  for (const row of rows) {
    const series = seriesOf(row);
    const version = ledger.believed(series).find((v) => v.id === row.id);
    if (version) ledger.retract(series, version, new Date(Math.max(now.getTime(), ledger.lastWrite(series)?.getTime() ?? 0)));
  }
  await ledger.save(sql, touched, actor, now);
}
