import * as z from 'zod';
import { DayOrTime, Id, listOf, page } from '../kernel/fields.ts';
import { defineContract } from '../kernel/operation.ts';
import { Conflict, NotFound } from '../kernel/problem.ts';
import { problemSchema, solutionSchema } from '../solver/problem.ts';
import { ApprovalNeeded, BuiltOn, StalePreview, WrongRunStatus } from './scheduling.problems.ts';

const Block = z.object({
  task_id: z.number(), step_id: z.string().nullable(), title: z.string(), start: z.string(), end: z.string(), calendar_event_id: z.number().nullable().describe('Null in a preview of a new block.'), reasons: z.array(z.string()).describe('Why here and not earlier, what would have to change, and how far it may slip.'),
  slack_minutes: z.number().nullable().describe('Minutes it may slip before it or something that waits for it is late; null: nothing with a due date depends on it.'),
});
const unplacedShape = solutionSchema.shape.unplaced.element.shape;
const Unplaced = z.object({ task_id: z.number(), reason: z.string(), binding: z.object(unplacedShape.binding.shape), smallest_fix: z.object({ ...unplacedShape.smallest_fix.shape, task_id: z.number().optional() }) });
const WeekPlan = z.object({ name: z.string(), week_start: z.string(), capacity_hrs: z.number(), planned_hrs: z.number().describe('Likely hours of the blocks.'), planned_hrs_p80: z.number().describe('What they stay under four times in five, by the ranges of the estimates.'), planned_billable_hrs: z.number(), billable_pct: z.number().nullable(), warnings: z.array(z.string()) });

const Lateness = z.object({
  task_id: z.number(), title: z.string(), due: z.string(), planned_end: z.string(), expected_end: z.string().describe('It ends by then half of the time.'), late_minutes: z.number().describe('From the due date to the expected end.'),
  probability_late: z.number().describe('From the ranges of the estimates, of this task and of those before it.'), p80_end: z.string().describe('It ends by then four times in five.'),
});
const Period = z.object({ start: z.string(), end: z.string() });
const Move = z.object({ task_id: z.number(), title: z.string(), from: Period.nullable(), to: Period.nullable().describe('Null: no place was found, or none is needed.'), why: z.string() });
const Kept = z.object({ task_id: z.number(), title: z.string(), start: z.string(), end: z.string(), calendar_event_id: z.number(), why: z.string() });

const run = {
  run_id: z.number(), kind: z.enum(['schedule', 'reschedule', 'repair']).describe('A repair was asked for by a change, not by a request.'), plan_id: z.number().nullable(), status: z.enum(['preview', 'scheduled', 'undone', 'completed', 'failed', 'expired', 'dismissed']),
  blocks: z.array(Block), unplaced: z.array(Unplaced), objective: z.object(solutionSchema.shape.objective.shape).nullable(), warnings: z.array(z.string()), moved: z.array(z.number()).describe('Tasks whose minutes changed.'),
  moves: z.array(Move).describe('Of a repair: from where to where, and why.'), kept: z.array(Kept).describe('Blocks that it left alone, and why.'), lateness: z.array(Lateness).describe('What will or may be late.'), reason: z.string().nullable().describe('What it was made for.'),
  created_at: z.string(), applied_at: z.string().nullable(), undone_at: z.string().nullable(),
};
export const Run = z.object({ ...run, sprints: z.array(WeekPlan).describe('The weeks it touches, as they are with it.') }).meta({ id: 'SchedulerRun' });
export const RunSummary = z.object(run).meta({ id: 'SchedulerRunSummary' });

const { seed, time_limit_ms: timeLimit } = problemSchema.shape;
const search = { time_limit_ms: timeLimit.optional(), seed: seed.optional() };
const path = '/api/v1/scheduler';

export const scheduleContract = defineContract({
  name: 'scheduler.schedule', method: 'POST', path: `${path}/schedule`, scope: 'planner:write', status: 201, slow: true,
  summary: 'Place the tasks of a plan, or the tasks named, in the calendar; with dry_run as a preview that is kept for a day.',
  input: z.strictObject({
    plan_id: Id.optional(), task_ids: z.array(Id).min(1).max(5000).optional(),
    start_date: DayOrTime.optional().describe('Not before this local day or time. Default: now.'), horizon_days: z.int().min(1).max(730).default(42),
    dry_run: z.boolean().default(false), ...search,
  }).refine((input) => (input.plan_id === undefined) !== (input.task_ids === undefined), { path: ['plan_id'], message: 'give either plan_id or task_ids' }),
  output: Run, problems: [NotFound, ApprovalNeeded, StalePreview, Conflict],
});
export const rescheduleContract = defineContract({
  name: 'scheduler.reschedule', method: 'POST', path: `${path}/reschedule`, scope: 'planner:write', slow: true,
  summary: 'Repair the standing schedule after the calendar or the tasks changed, moving as little as possible.',
  input: z.strictObject({ dry_run: z.boolean().default(false), reason: z.string().max(2000).optional().describe('For the record; "overdue" takes in tasks whose due date has passed, too.'), ...search }), output: Run, problems: [StalePreview],
});
export const rollForwardContract = defineContract({
  name: 'scheduler.roll_forward', method: 'POST', path: `${path}/roll-forward`, scope: 'planner:write', slow: true,
  summary: 'Find new places for everything that was missed, ran over or is overdue, moving nothing else that need not move.',
  input: z.strictObject({ dry_run: z.boolean().default(false), ...search }), output: Run, problems: [StalePreview],
});
export const dismissRunContract = defineContract({
  name: 'scheduler.dismiss_run', method: 'POST', path: `${path}/runs/{id}/dismiss`, scope: 'planner:write', summary: 'Put a preview or a proposed repair aside.',
  input: z.strictObject({ id: Id }), output: Run, problems: [NotFound, WrongRunStatus],
});
export const restoreRunContract = defineContract({
  name: 'scheduler.restore_run', method: 'POST', path: `${path}/runs/{id}/restore`, scope: 'planner:write', summary: 'Take a preview or a proposed repair up again that was put aside; it can be applied as before, while nothing has changed.',
  input: z.strictObject({ id: Id }), output: Run, problems: [NotFound, WrongRunStatus, StalePreview],
});
const Change = z.object({ task_id: z.number(), title: z.string(), text: z.string() });
export const RunComparison = z.object({
  from: z.number(), to: z.number(), moved: z.array(Change.extend({ from: z.array(Period), to: z.array(Period), later_minutes: z.number() })), appeared: z.array(Change.extend({ to: z.array(Period) })), gone: z.array(Change.extend({ from: z.array(Period) })),
  unchanged: z.number(), objective: z.record(z.string(), z.number()).nullable().describe('Each part of the second less that of the first.'), text: z.string(),
}).meta({ id: 'RunComparison' });
export const compareRunsContract = defineContract({
  name: 'scheduler.compare_runs', method: 'GET', path: `${path}/runs/compare`, scope: 'planner:read', summary: 'What is different in the second of two runs, in places, figures and words.',
  input: z.strictObject({ from: Id, to: Id }), output: RunComparison, problems: [NotFound],
});
export const latenessContract = defineContract({
  name: 'scheduler.lateness', method: 'GET', path: `${path}/lateness`, scope: 'planner:read', slow: true, summary: 'What will or may be late as the calendar stands now.',
  input: z.strictObject({ plan_id: Id.optional() }), output: z.object({ items: z.array(Lateness), next_cursor: z.null() }),
});
export const applyRunContract = defineContract({
  name: 'scheduler.apply', method: 'POST', path: `${path}/runs/{id}/apply`, scope: 'planner:write', summary: 'Put a preview into the calendar exactly as it was shown.',
  input: z.strictObject({ id: Id }), output: Run, problems: [NotFound, StalePreview, WrongRunStatus],
});
export const undoRunContract = defineContract({
  name: 'scheduler.undo', method: 'POST', path: `${path}/runs/{id}/undo`, scope: 'planner:write', summary: 'Take away what a run put into the calendar and put back what it moved; nothing else.',
  input: z.strictObject({ id: Id }), output: Run, problems: [NotFound, WrongRunStatus, BuiltOn],
});
export const readRunContract = defineContract({ name: 'scheduler.run', method: 'GET', path: `${path}/runs/{id}`, scope: 'planner:read', summary: 'Read one scheduler run.', input: z.strictObject({ id: Id }), output: Run, problems: [NotFound] });
export const listRunsContract = defineContract({
  name: 'scheduler.runs', method: 'GET', path: `${path}/runs`, scope: 'planner:read', summary: 'List scheduler runs, newest first.',
  input: z.strictObject({ plan_id: Id.optional(), status: run.status.optional(), kind: run.kind.optional(), ...page }), output: listOf(RunSummary),
});
export const solveContract = defineContract({
  name: 'scheduler.solve', method: 'POST', path: `${path}/solve`, scope: 'planner:read', slow: true, summary: 'Solve a scheduling problem; stores nothing and reads nothing but the zone.', input: problemSchema, output: solutionSchema,
});

export type RunComparisonJson = z.output<typeof RunComparison>;
export type RunJson = z.output<typeof Run>;
export type UnplacedJson = z.output<typeof Unplaced>;
export type WeekJson = z.output<typeof WeekPlan>;
