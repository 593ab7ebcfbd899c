import type { Database, Sql } from '../db/database.port.ts';
import type { Clock } from '../kernel/clock.ts';
import { decodeCursor, pageOf } from '../kernel/cursor.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { dateText, dayFromText, dayOf } from '../kernel/zone.ts';
import type { ZoneOf } from './doors.port.ts';
import { financeHistoryContract, type FinanceJson, readFinanceContract, saveFinanceContract, SHORT_RUNWAY_WEEKS } from './finance.contract.ts';
import { type FinanceRow, financeStore } from './finance.store.ts';

const WEEKS_A_MONTH = 365.25 / 12 / 7;

/** Figures older than this say little about today. */
const STALE_DAYS = 35;

/** Weeks until the cash is gone; Infinity where nothing burns, null when it is not known. */
function runwayWeeks({ cash, monthly_burn: burn, runway_weeks: given }: Omit<FinanceRow, 'as_of'>): number | null {
  if (given !== null) return given;
  if (burn !== null && burn <= 0) return Infinity;
  if (cash === null || burn === null) return null;
  return Math.min(1e6, Math.round((Math.max(0, cash) / (burn / WEEKS_A_MONTH)) * 10) / 10);
}

/** The workspace's runway in weeks as it stands: Infinity where nothing burns, null when unknown. */
export async function runwayNow(sql: Sql): Promise<number | null> {
  const row = await financeStore.latest(sql);
  return row ? runwayWeeks(row) : null;
}

function toJson(row: FinanceRow | undefined, today: number): FinanceJson {
  const weeks = row ? runwayWeeks(row) : null;
  const age = row ? Math.max(0, today - (dayFromText(row.as_of) as number)) : null;
  return {
    as_of: row?.as_of ?? null, cash: row?.cash ?? null, monthly_burn: row?.monthly_burn ?? null, runway_weeks: weeks === Infinity ? null : weeks,
    runway: weeks === null ? 'unknown' : weeks === Infinity ? 'endless' : weeks < SHORT_RUNWAY_WEEKS ? 'short' : 'long', age_days: age,
    warnings: [
      ...(row && weeks === null ? ['Cash and monthly burn are needed together, or runway_weeks: the runway is not known.'] : []),
      ...(age !== null && age > STALE_DAYS ? [`These figures are ${age} days old. Enter new ones: the billable share is enforced by them.`] : []),
    ],
  };
}

export function financeOperations({ db, clock, zoneOf }: { db: Database; clock: Clock; zoneOf: ZoneOf }): AnyOperation[] {
  const today = async (sql: Sql): Promise<number> => dayOf(await zoneOf(sql), clock.now().getTime());
  return [
    operation(readFinanceContract, (_input, context) => db.inWorkspace(context, async (sql) => toJson(await financeStore.latest(sql), await today(sql)))),
    operation(saveFinanceContract, (input, context) => db.inWorkspace(context, async (sql) => {
      const day = await today(sql);
      await financeStore.insert(sql, { as_of: input.as_of ?? dateText(day), cash: input.cash ?? null, monthly_burn: input.monthly_burn ?? null, runway_weeks: input.runway_weeks ?? null });
      return toJson(await financeStore.latest(sql), day);
    })),
    operation(financeHistoryContract, ({ limit, cursor }, context) => db.inWorkspace(context, async (sql) => {
      const [day, before] = [await today(sql), decodeCursor(cursor, ['string', 'number'])];
      return pageOf(await financeStore.history(sql, before ? { day: before[0] as string, id: before[1] as number } : null, limit + 1), limit, (row) => { const { as_of, cash, monthly_burn, runway_weeks, runway } = toJson(row, day); return { as_of: as_of as string, cash, monthly_burn, runway_weeks, runway }; }, (row) => [row.as_of, row.id]);
    })),
  ];
}
