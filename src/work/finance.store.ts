import type { Sql } from '../db/database.port.ts';

export interface FinanceRow { as_of: string; cash: number | null; monthly_burn: number | null; runway_weeks: number | null }

export const financeStore = {
  async latest(sql: Sql): Promise<FinanceRow | undefined> {
    return (await sql.rows<FinanceRow>('select as_of, cash, monthly_burn, runway_weeks from finance_snapshot order by as_of desc, id desc limit 1'))[0];
  },
  history: (sql: Sql, before: { day: string; id: number } | null, limit: number) => sql.rows<FinanceRow & { id: number }>(`select id, as_of::text, cash, monthly_burn, runway_weeks from finance_snapshot
    where ($1::date is null or (as_of, id) < ($1::date, $2::int)) order by as_of desc, id desc limit $3`, [before?.day ?? null, before?.id ?? null, limit]),
  /** Snapshots are never changed: a later entry for the same day counts. */
  async insert(sql: Sql, row: FinanceRow): Promise<void> {
    await sql.run('insert into finance_snapshot (as_of, cash, monthly_burn, runway_weeks) values ($1::date, $2, $3, $4)', [row.as_of, row.cash, row.monthly_burn, row.runway_weeks]);
  },
};
