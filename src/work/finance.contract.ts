import * as z from 'zod';
import { Day, listOf, page } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';

/** Below this many weeks the billable share is a rule, above it advice. */
export const SHORT_RUNWAY_WEEKS = 12;
const Money = z.number().min(-1e13).max(1e13);

export const Finance = z.object({
  as_of: z.string().nullable().describe('The day the numbers are of; null when none were entered.'), cash: z.number().nullable(), monthly_burn: z.number().nullable(),
  runway_weeks: z.number().nullable().describe(`How long the cash lasts; null when it is not known, or endless. Under ${SHORT_RUNWAY_WEEKS} weeks the billable share is enforced.`),
  runway: z.enum(['unknown', 'short', 'long', 'endless']).describe('endless: nothing burns, so the cash lasts.'),
  age_days: z.number().nullable().describe('How old the numbers are.'), warnings: z.array(z.string()),
}).meta({ id: 'Finance' });
export type FinanceJson = z.output<typeof Finance>;

export const readFinanceContract = defineContract({ name: 'finance.get', method: 'GET', path: '/api/v1/finance', scope: 'planner:read', summary: 'The latest finance snapshot.', input: z.strictObject({}), output: Finance });
export const saveFinanceContract = defineContract({
  name: 'finance.save', method: 'PUT', path: '/api/v1/finance', scope: 'planner:write', summary: 'Enter how much cash there is and how fast it goes.',
  input: z.strictObject({
    as_of: Day.optional().describe('Default: today.'), cash: Money.nullish(), monthly_burn: Money.nullish(),
    runway_weeks: z.number().min(0).max(1e6).nullish().describe('Default: computed from cash and monthly_burn.'),
  }).refine((f) => f.cash != null || f.monthly_burn != null || f.runway_weeks != null, { path: ['cash'], message: 'give cash and monthly_burn, or runway_weeks' }),
  output: Finance,
});
export const financeHistoryContract = defineContract({
  name: 'finance.snapshots', method: 'GET', path: '/api/v1/finance/snapshots', scope: 'planner:read', summary: 'Every finance snapshot that was entered, the latest first. None is ever changed; of two of one day the later entry counts.',
  input: z.strictObject({ ...page }), output: listOf(Finance.omit({ age_days: true, warnings: true }).extend({ as_of: z.string() })),
});
