import * as z from 'zod';
import { defineContract } from '../kernel/operation.ts';
import { InvalidInput } from '../kernel/problem.ts';
import { ModelUnavailable } from './llm.problems.ts';

const Price = z.strictObject({ input: z.number().min(0).max(10_000), output: z.number().min(0).max(10_000) }).describe('Dollars for a million tokens.');
const Budget = z.object({
  monthly_usd: z.number().nullable().describe('What models may cost in a calendar month; null: no limit.'),
  warn_at: z.number(), fallback_at: z.number(), prices: z.record(z.string(), Price), updated_at: z.string().nullable(),
});
const state = z.enum(['unlimited', 'ok', 'warn', 'fallback', 'spent']).describe('warn: answers say so; fallback: the cheaper models answer; spent: no model is asked until the month is over.');

export const readBudgetContract = defineContract({ name: 'models.budget', method: 'GET', path: '/api/v1/models/budget', scope: 'planner:read', summary: 'What models may cost in a month, and the prices that are set.', input: z.strictObject({}), output: Budget });
export const saveBudgetContract = defineContract({
  name: 'models.save-budget', method: 'PUT', path: '/api/v1/models/budget', scope: 'admin', summary: 'Change the month\'s budget, when it warns and falls back, or the prices; what is not given stays.',
  input: z.strictObject({
    monthly_usd: z.number().min(0).max(1_000_000).nullable().optional(), warn_at: z.number().min(0).max(1).optional().describe('Share of the budget from which answers warn. Default 0.8.'),
    fallback_at: z.number().min(0).max(1).optional().describe('Share from which the fallback model of each operation answers. Default 0.9.'),
    prices: z.record(z.string().min(1).max(200), Price).optional().describe('By model, replaced as a whole: for providers that do not say what a call cost.'),
  }),
  output: Budget, problems: [InvalidInput],
});
export const modelUsageContract = defineContract({
  name: 'models.usage', method: 'GET', path: '/api/v1/models/usage', scope: 'planner:read', summary: 'What models did and cost in a month, by operation and day, and how the budget stands.',
  input: z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-11').optional().describe('Default: the present one, in the zone of the workspace.') }),
  output: z.object({
    month: z.string(), from: z.string(), to: z.string(), budget_usd: z.number().nullable(), spent_usd: z.number(), share: z.number().nullable(), state, warn_at: z.number(), fallback_at: z.number(),
    projected_usd: z.number().nullable().describe('At the pace so far; null for months that are over or have not begun.'),
    calls: z.number(), failed: z.number(), unpriced_calls: z.number().describe('Calls whose cost nobody told: set prices for their models.'),
    items: z.array(z.object({
      operation: z.string(), model: z.string(), calls: z.number(), failed: z.number(), repaired: z.number(), by_budget: z.number().describe('Calls that the budget sent to this cheaper model.'),
      prompt_tokens: z.number(), completion_tokens: z.number(), cost_usd: z.number(), mean_latency_ms: z.number().nullable(), p95_latency_ms: z.number().nullable(),
    })),
    days: z.array(z.object({ day: z.string(), calls: z.number(), cost_usd: z.number() })),
    at_other_models: z.array(z.object({ operation: z.string(), model: z.string(), cost_usd: z.number(), difference_usd: z.number() })).describe('What the same tokens would have cost with each model that has a price.'),
    warnings: z.array(z.string()),
  }),
});
export const modelLibraryContract = defineContract({
  name: 'models.library', method: 'GET', path: '/api/v1/models/library', scope: 'planner:read', slow: true, summary: 'Models to choose from: what the provider offers, with its prices; empty while no model is on.',
  input: z.strictObject({}),
  output: z.object({ items: z.array(z.object({ id: z.string(), name: z.string(), context_tokens: z.number().nullable(), input_usd: z.number().nullable().describe('Dollars for a million tokens.'), output_usd: z.number().nullable() }).meta({ id: 'OfferedModel' })) }),
  problems: [ModelUnavailable],
});
