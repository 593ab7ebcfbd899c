import * as z from 'zod';
import { stepErrors } from '../work/index.ts';

// What a model must answer. Looser than what is kept (unknown fields are dropped, ranges may be missing), as strict in what matters:
// ids, dependencies and hours are checked here, so that a wrong one is part of the one repair attempt.

const Hours = z.number().min(0).max(1000);
const ModelStep = z.object({
  id: z.string().min(1).max(100), title: z.string().min(1).max(500), description: z.string().max(20_000).default(''), hours: Hours, hours_low: Hours.optional(), hours_high: Hours.optional(),
  billable: z.boolean().default(false), depends_on: z.array(z.string()).max(100).default([]), tags: z.array(z.string().min(1).max(100)).max(20).default([]),
}).transform(ordered);

export const ModelSop = z.object({ title: z.string().min(1).max(500), summary: z.string().max(20_000).default(''), steps: z.array(ModelStep).min(1).max(60) })
  .check((ctx) => {
    const steps = ctx.value.steps.map((s) => ({ ...s, due: null }));
    for (const { path, message } of stepErrors(steps as Parameters<typeof stepErrors>[0])) ctx.issues.push({ code: 'custom', input: ctx.value, path: path.split('.'), message });
  });

export const ModelOptions = z.object({ options: z.array(ModelSop).min(2).max(5) });

/** Models give ranges upside down now and then; the likely value is kept and the range laid around it. */
function ordered<S extends { hours: number; hours_low?: number | undefined; hours_high?: number | undefined }>(step: S): S {
  const known = [step.hours_low, step.hours_high].filter((h): h is number => h !== undefined);
  return { ...step, ...(known.length && { hours_low: Math.min(step.hours, ...known), hours_high: Math.max(step.hours, ...known) }) };
}
