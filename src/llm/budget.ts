import type { Sql } from '../db/database.port.ts';
import { dateText, dayFromText, dayOf, startOfDay } from '../kernel/zone.ts';
import { budgetStore, type BudgetRow, type Price } from './budget.store.ts';

export interface Month { readonly name: string; readonly from: Date; readonly to: Date }

/** The calendar month `2026-11` in a zone; undefined for what is none. */
export function monthNamed(zone: string, name: string): Month | undefined {
  const first = dayFromText(`${name}-01`);
  if (first === undefined) return undefined;
  const next = new Date(first * 86_400_000);
  next.setUTCMonth(next.getUTCMonth() + 1);
  return { name, from: new Date(startOfDay(zone, first)), to: new Date(startOfDay(zone, next.getTime() / 86_400_000)) };
}

export const monthOf = (zone: string, now: Date): Month => monthNamed(zone, dateText(dayOf(zone, now.getTime())).slice(0, 7)) as Month;

/** `warn`: said in every answer; `fallback`: the cheaper models answer; `spent`: no model is asked until the month is over. */
export type BudgetState = 'unlimited' | 'ok' | 'warn' | 'fallback' | 'spent';

export interface Standing {
  readonly state: BudgetState;
  readonly month: Month;
  readonly budget: BudgetRow;
  readonly spentUsd: number;
  /** Of the month's budget; null without one. */
  readonly share: number | null;
}

/** How the month's money stands. One read. */
export async function standing(sql: Sql, zone: string, now: Date): Promise<Standing> {
  const month = monthOf(zone, now);
  const budget = await budgetStore.read(sql);
  const spentUsd = await budgetStore.spent(sql, month.from, month.to);
  return { month, budget, spentUsd, ...judge(budget, spentUsd) };
}

export function judge({ monthly_usd: limit, warn_at: warn, fallback_at: fallback }: Pick<BudgetRow, 'monthly_usd' | 'warn_at' | 'fallback_at'>, spentUsd: number): { state: BudgetState; share: number | null } {
  if (limit === null) return { state: 'unlimited', share: null };
  const share = limit === 0 ? 1 : spentUsd / limit;
  return { state: share >= 1 ? 'spent' : share >= fallback ? 'fallback' : share >= warn ? 'warn' : 'ok', share };
}

/** What a call cost: what the provider says, else its tokens at the price that is set for the model; null when neither is known. */
export function costOf(call: { readonly costUsd: number | null; readonly promptTokens: number | null; readonly completionTokens: number | null }, prices: Readonly<Record<string, Price>>, ...models: readonly string[]): number | null {
  if (call.costUsd !== null) return call.costUsd;
  const price = models.map((m) => prices[m]).find((p) => p !== undefined);
  if (!price || (call.promptTokens === null && call.completionTokens === null)) return null;
  return ((call.promptTokens ?? 0) * price.input + (call.completionTokens ?? 0) * price.output) / 1_000_000;
}

const usd = (n: number): string => `$${n.toFixed(n < 1 ? 4 : 2).replace(/(\.\d\d)0+$/, '$1')}`;

/** The state of the budget as a sentence; null while there is nothing to say. */
export function budgetWords({ state, budget, spentUsd, month }: Standing): string | null {
  if (budget.monthly_usd === null || state === 'ok' || state === 'unlimited') return null;
  // A budget of nothing is a choice, and nothing that ran out.
  if (budget.monthly_usd === 0) return 'The budget for models is 0, so none is asked.';
  if (state === 'spent') return `The budget for models of ${month.name} (${usd(budget.monthly_usd)}) is spent (${usd(spentUsd)}).`;
  return `${Math.floor((spentUsd / budget.monthly_usd) * 100)} % of the budget for models of ${month.name} (${usd(budget.monthly_usd)}) is spent.`;
}
