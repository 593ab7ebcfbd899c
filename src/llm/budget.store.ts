import type { Sql } from '../db/database.port.ts';

/** Dollars for a million tokens. */
export interface Price { readonly input: number; readonly output: number }

export interface BudgetRow { monthly_usd: number | null; warn_at: number; fallback_at: number; prices: Record<string, Price>; updated_at: Date | null }

export interface UsageRow {
  operation: string; model: string; calls: number; failed: number; repaired: number; unpriced: number; by_budget: number;
  prompt_tokens: number; completion_tokens: number; cost_usd: number; mean_latency_ms: number | null; p95_latency_ms: number | null;
}

const NONE: BudgetRow = { monthly_usd: null, warn_at: 0.8, fallback_at: 0.9, prices: {}, updated_at: null };

export const budgetStore = {
  read: async (sql: Sql): Promise<BudgetRow> => (await sql.rows<BudgetRow>('select monthly_usd::float8 as monthly_usd, warn_at::float8 as warn_at, fallback_at::float8 as fallback_at, prices, updated_at from model_budgets'))[0] ?? NONE,
  save: (sql: Sql, b: Omit<BudgetRow, 'updated_at'>) => sql.run(`insert into model_budgets (monthly_usd, warn_at, fallback_at, prices) values ($1, $2, $3, $4::jsonb)
    on conflict (workspace_id) do update set monthly_usd = excluded.monthly_usd, warn_at = excluded.warn_at, fallback_at = excluded.fallback_at, prices = excluded.prices, updated_at = now()`, [b.monthly_usd, b.warn_at, b.fallback_at, JSON.stringify(b.prices)]),
  spent: async (sql: Sql, from: Date, to: Date): Promise<number> => (await sql.rows<{ usd: number }>('select coalesce(sum(cost_usd), 0)::float8 as usd from llm_calls where created_at >= $1 and created_at < $2', [from, to]))[0]?.usd ?? 0,
  /** A call that was answered used tokens; one that has them and no cost has no price. */
  usage: (sql: Sql, from: Date, to: Date) => sql.rows<UsageRow>(`select operation, model, count(*)::int as calls, count(*) filter (where status = 'failed')::int as failed, count(*) filter (where status = 'repaired')::int as repaired,
      count(*) filter (where cost_usd is null and status <> 'failed')::int as unpriced, count(*) filter (where chosen_by = 'budget')::int as by_budget,
      coalesce(sum(prompt_tokens), 0)::float8 as prompt_tokens, coalesce(sum(completion_tokens), 0)::float8 as completion_tokens, coalesce(sum(cost_usd), 0)::float8 as cost_usd,
      round(avg(latency_ms))::int as mean_latency_ms, round(percentile_cont(0.95) within group (order by latency_ms))::int as p95_latency_ms
    from llm_calls where created_at >= $1 and created_at < $2 group by operation, model order by operation, model`, [from, to]),
  days: (sql: Sql, from: Date, to: Date, zone: string) => sql.rows<{ day: string; calls: number; cost_usd: number }>(`select to_char(created_at at time zone $3, 'YYYY-MM-DD') as day, count(*)::int as calls, coalesce(sum(cost_usd), 0)::float8 as cost_usd
    from llm_calls where created_at >= $1 and created_at < $2 group by 1 order by 1`, [from, to, zone]),
};
