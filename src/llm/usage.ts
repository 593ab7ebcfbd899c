import type { Database, Sql } from '../db/database.port.ts';
import type { Clock } from '../kernel/clock.ts';
import { operation } from '../kernel/operation.ts';
import { invalidInput } from '../kernel/problem.ts';
import { budgetStore, type BudgetRow } from './budget.store.ts';
import { budgetWords, judge, type Month, monthNamed, monthOf, type Standing } from './budget.ts';
import { modelUsageContract, readBudgetContract, saveBudgetContract } from './usage.contract.ts';

/** A month is told from its first day on: before, a few calls say nothing about thirty days. */
const DAYS_TO_PROJECT = 2;
const round = (n: number): number => Math.round(n * 1e6) / 1e6;

export function usageOperations({ db, clock, zoneOf }: { db: Database; clock: Clock; zoneOf: (sql: Sql) => Promise<string> }) {
  const budgetJson = (row: BudgetRow) => ({ ...row, updated_at: row.updated_at?.toISOString() ?? null });
  return [
    operation(readBudgetContract, (_, context) => db.inWorkspace(context, async (sql) => budgetJson(await budgetStore.read(sql)))),
    operation(saveBudgetContract, (input, context) => db.inWorkspace(context, async (sql) => {
      const before = await budgetStore.read(sql);
      const after = { monthly_usd: input.monthly_usd === undefined ? before.monthly_usd : input.monthly_usd, warn_at: input.warn_at ?? before.warn_at, fallback_at: input.fallback_at ?? before.fallback_at, prices: input.prices ?? before.prices };
      if (after.fallback_at < after.warn_at) throw invalidInput([{ path: input.fallback_at === undefined ? 'warn_at' : 'fallback_at', message: `the warning (${after.warn_at}) must not come after the fallback (${after.fallback_at})` }]);
      await budgetStore.save(sql, after);
      return budgetJson(await budgetStore.read(sql));
    })),
    operation(modelUsageContract, (input, context) => db.inWorkspace(context, async (sql) => {
      const [zone, now] = [await zoneOf(sql), clock.now()];
      const month = input.month === undefined ? monthOf(zone, now) : monthNamed(zone, input.month) as Month;
      const [budget, spent, items, days] = [await budgetStore.read(sql), await budgetStore.spent(sql, month.from, month.to), await budgetStore.usage(sql, month.from, month.to), await budgetStore.days(sql, month.from, month.to, zone)];
      const { state, share } = judge(budget, spent);
      const projected = projectedFor(month, now, spent);
      const unpriced = items.reduce((sum, i) => sum + i.unpriced, 0);
      return {
        month: month.name, from: month.from.toISOString(), to: month.to.toISOString(), budget_usd: budget.monthly_usd, spent_usd: round(spent), share: share === null ? null : round(share), state, warn_at: budget.warn_at, fallback_at: budget.fallback_at,
        projected_usd: projected, calls: items.reduce((sum, i) => sum + i.calls, 0), failed: items.reduce((sum, i) => sum + i.failed, 0), unpriced_calls: unpriced,
        items: items.map(({ unpriced: _, ...i }) => ({ ...i, cost_usd: round(i.cost_usd) })), days: days.map((d) => ({ ...d, cost_usd: round(d.cost_usd) })), at_other_models: atOtherModels(items, budget),
        warnings: warningsOf({ state, month, budget, spentUsd: spent, share }, projected, unpriced),
      };
    })),
  ];
}

function projectedFor(month: Month, now: Date, spent: number): number | null {
  const [gone, whole] = [now.getTime() - month.from.getTime(), month.to.getTime() - month.from.getTime()];
  return gone < DAYS_TO_PROJECT * 86_400_000 || gone >= whole ? null : round((spent / gone) * whole);
}

function atOtherModels(items: readonly { operation: string; prompt_tokens: number; completion_tokens: number; cost_usd: number }[], { prices }: BudgetRow) {
  const operations = [...new Set(items.map((i) => i.operation))];
  return operations.flatMap((name) => {
    const own = items.filter((i) => i.operation === name);
    const sum = (of: (i: (typeof own)[number]) => number): number => own.reduce((total, i) => total + of(i), 0);
    return Object.entries(prices).map(([model, price]) => {
      const cost = (sum((i) => i.prompt_tokens) * price.input + sum((i) => i.completion_tokens) * price.output) / 1_000_000;
      return { operation: name, model, cost_usd: round(cost), difference_usd: round(cost - sum((i) => i.cost_usd)) };
    });
  });
}

function warningsOf(now: Standing, projected: number | null, unpriced: number): string[] {
  const limit = now.budget.monthly_usd;
  const said = budgetWords(now);
  return [
    ...(said ? [said] : []),
    ...(now.state === 'fallback' ? ['Operations with a fallback model are answered by it.'] : []),
    ...(now.state === 'spent' ? ['No model is asked until the month is over or the budget is raised.'] : []),
    ...(limit !== null && projected !== null && projected > limit && now.state !== 'spent' ? [`At this pace the month will cost $${projected.toFixed(2)}, over its budget of $${limit.toFixed(2)}.`] : []),
    ...(unpriced ? [`${unpriced} call${unpriced > 1 ? 's have' : ' has'} no known cost and ${unpriced > 1 ? 'are' : 'is'} not in the sum. Set prices for ${unpriced > 1 ? 'their models' : 'its model'} with PUT /api/v1/models/budget.`] : []),
  ];
}
