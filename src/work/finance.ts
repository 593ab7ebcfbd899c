import type { Database, Sql } from '../db/database.port.ts';
import type { Clock } from '../kernel/clock.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { dateText, dayOf } from '../kernel/zone.ts';
import type { ZoneOf } from './doors.port.ts';
import { readFinanceContract, saveFinanceContract } from './finance.contract.ts';
import { type FinanceRow, financeStore } from './finance.store.ts';

const WEEKS_A_MONTH = 365.25 / 12 / 7;

/** Weeks until the cash is gone; null when it is not known, or when nothing burns. */
function runwayWeeks({ cash, monthly_burn: burn, runway_weeks: given }: Omit<FinanceRow, 'as_of'>): number | null {
  if (given !== null) return given;
  if (cash === null || burn === null || burn <= 0) return null;
  return Math.min(1e6, Math.round((Math.max(0, cash) / (burn / WEEKS_A_MONTH)) * 10) / 10);
}

/** The workspace's runway in weeks as it stands; null when unknown. */
export async function runwayNow(sql: Sql): Promise<number | null> {
  const row = await financeStore.latest(sql);
  return row ? runwayWeeks(row) : null;
}

const toJson = (row: FinanceRow | undefined) => ({ as_of: row?.as_of ?? null, cash: row?.cash ?? null, monthly_burn: row?.monthly_burn ?? null, runway_weeks: row ? runwayWeeks(row) : null });

export function financeOperations({ db, clock, zoneOf }: { db: Database; clock: Clock; zoneOf: ZoneOf }): AnyOperation[] {
  return [
    operation(readFinanceContract, (_input, context) => db.inWorkspace(context, async (sql) => toJson(await financeStore.latest(sql)))),
    operation(saveFinanceContract, (input, context) => db.inWorkspace(context, async (sql) => {
      const asOf = input.as_of ?? dateText(dayOf(await zoneOf(sql), clock.now().getTime()));
      await financeStore.insert(sql, { as_of: asOf, cash: input.cash ?? null, monthly_burn: input.monthly_burn ?? null, runway_weeks: input.runway_weeks ?? null });
      return toJson(await financeStore.latest(sql));
    })),
  ];
}
