import * as z from 'zod';
import { DayOrTime } from '../kernel/fields.ts';

// A standard operating procedure and its steps: the shape that workflows, plans and models share.

const Hours = z.number().min(0, 'must be 0 or more hours').max(10_000, 'must be at most 10000 hours');
const StepId = z.string().min(1).max(100);

/** What a step's hours rest on: its own estimate, or what happened at earlier runs. `ratio`: by what learning multiplied the estimate. */
export const EstimateSource = z.object({ kind: z.enum(['estimate', 'step', 'tag', 'person', 'edited']), runs: z.number(), ratio: z.number(), tag: z.string().optional() });

/** A step as people and models write it. */
export const StepInput = z.strictObject({
  id: StepId.describe('Name of the step, unique in its SOP: `s1`.'),
  title: z.string().min(1).max(500),
  description: z.string().max(20_000).default(''),
  hours: Hours.describe('The likely effort.'),
  hours_low: Hours.optional().describe('Nine times in ten it takes longer. Absent: 0.8 of `hours`.'),
  hours_high: Hours.optional().describe('Nine times in ten it takes less. Absent: 1.5 of `hours`.'),
  billable: z.boolean().default(false),
  depends_on: z.array(StepId).max(500).default([]).describe('Ids of steps that must be finished before this one starts.'),
  tags: z.array(z.string().min(1).max(100)).max(100).default([]),
  due: DayOrTime.nullish().describe('When it should be done: a local day (inclusive) or a time.'),
  not_before: DayOrTime.nullish().describe('From when on it may be done: a local day or a time. Approval makes it `defer_until` of the task.'),
  estimate_source: EstimateSource.nullish().describe('What the hours rest on, as a plan answered it.'),
});

/** A step as it is kept: nothing left to be guessed. */
export const Step = z.object({
  id: z.string(), title: z.string(), description: z.string(), hours: z.number(), hours_low: z.number(), hours_high: z.number(), billable: z.boolean(),
  depends_on: z.array(z.string()), tags: z.array(z.string()), due: z.string().nullable(), not_before: z.string().nullish(),
  estimate_source: EstimateSource.nullish().describe('What the hours rest on: runs of the same step, of work with the same tag, or of the same person; `estimate`: nobody has learned anything yet; `edited`: somebody set them in the plan.'),
}).meta({ id: 'Step' });

export const Steps = z.array(StepInput).max(500);

/** A SOP as it comes in. The totals may stand there (an edited answer is sent back whole); they are computed again. */
export const SopInput = z.strictObject({
  schema: z.literal(1).default(1),
  title: z.string().min(1).max(500),
  summary: z.string().max(20_000).default(''),
  steps: Steps.min(1),
  total_hours: z.number().optional().describe('Computed; what you send is ignored.'),
  total_hours_p80: z.number().optional().describe('Computed; what you send is ignored.'),
});

export const Sop = z.object({
  schema: z.literal(1), title: z.string(), summary: z.string(), steps: z.array(Step),
  total_hours: z.number().describe('Sum of the likely hours.'),
  total_hours_p80: z.number().describe('Four times in five the whole takes no longer than this: plan weeks with it.'),
}).meta({ id: 'Sop' });

export type EstimateSourceJson = z.output<typeof EstimateSource>;
export type StepDraft = z.output<typeof StepInput>;
export type StepJson = z.output<typeof Step>;
export type SopDraft = z.output<typeof SopInput>;
export type SopJson = z.output<typeof Sop>;
