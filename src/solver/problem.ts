/** The scheduling problem and its solution as they travel: shape, limits and defaults. Contradictions between fields are in contradictions.ts. */
import * as z from 'zod';

export const MOST_TASKS = 20_000;
export const MOST_DAYS = 800;
const MOST_MINUTES = MOST_DAYS * 1440;

const TIME = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
/** The pattern lets 30 February pass, and Date.parse would read it as a day of March. */
const isCalendarDay = (text: string): boolean => new Date(`${text.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(text.slice(0, 10));
const time = (text: string) => z.string().regex(TIME, { error: 'must be an ISO 8601 time with offset, such as 2026-11-23T09:00:00-08:00', abort: true })
  .refine(isCalendarDay, 'must be a day of the calendar').meta({ format: 'date-time', description: text });
const taskId = z.string().min(1).max(200);
const minutes = (text: string) => z.number().positive().max(MOST_MINUTES).describe(text);
const period = (what: string) => ({ start: time(`When ${what} begins.`), end: time(`When ${what} ends; that instant is no longer part of it.`) });

const clock = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a clock time from 00:00 to 24:00, such as 09:30');
const day = z.array(z.tuple([clock, clock])).max(48);
const weekSchema = z.strictObject({
  mon: day.optional().describe('Monday.'), tue: day.optional().describe('Tuesday.'), wed: day.optional().describe('Wednesday.'), thu: day.optional().describe('Thursday.'),
  fri: day.optional().describe('Friday.'), sat: day.optional().describe('Saturday.'), sun: day.optional().describe('Sunday.'),
});
/** Wall-clock hours of a week: `{mon: [["09:00", "17:00"]]}`. A `to` not after `from` lies on the next day. */
export type WeekHours = z.output<typeof weekSchema>;

export const taskSchema = z.strictObject({
  id: taskId.describe('Name of the task, unique in the problem.'),
  minutes: minutes('Elapsed minutes of work. Off the grid they are met exactly or rounded up to it.'),
  min_chunk: minutes('Shortest chunk in minutes. Absent or not below `minutes`: the task stays in one piece.').optional(),
  max_chunk: minutes('Longest chunk in minutes of a task that may be split.').optional(),
  release: time('The task does not start before.').optional(),
  due: time('When it should be done; tardiness is counted from here.').optional(),
  hard_due: z.boolean().optional().describe('The task must end by `due` or stay unplaced.'),
  weight: z.number().min(0).max(1e12).default(1).describe('What one minute of tardiness costs.'),
  aims: z.array(z.strictObject({ at: time('The time aimed at.'), weight: z.number().min(0).max(1e12).describe('What each minute after it costs.') })).max(8).optional().describe('Times by which it had better be done, besides `due`: ending after one costs as well, so that work lies where a delay does no harm.'),
  depends_on: z.array(taskId).max(MOST_TASKS).optional().describe('Ids of tasks that must have ended before this one starts.'),
  billable: z.boolean().default(false).describe('Counts towards `min_billable_pct`.'),
  time_map: z.string().min(1).max(200).optional().describe('Name of the time map that the task must lie in, in place of the working hours.'),
  prefer: z.string().min(1).max(200).optional().describe('Name of the time map that the task should lie in.'),
  pinned: z.strictObject(period('the pinned block')).optional().describe('One block that its owner has fixed.'),
});

export const problemSchema = z.strictObject({
  time_zone: z.string().min(1).max(100).optional().describe('IANA zone in which days, weeks and hours are read. Absent: the zone of the workspace.'),
  granularity_minutes: z.int().min(1).max(1440).default(15).describe('Blocks start on a grid of so many minutes, counted from `horizon.start`.'),
  horizon: z.strictObject(period('the planned time')).describe(`The time to plan, at most ${MOST_DAYS} days.`),
  working_hours: weekSchema.optional().describe('Wall-clock hours of each weekday.'),
  windows: z.array(z.strictObject(period('the window'))).max(50_000).optional().describe('Open periods, instead of `working_hours`.'),
  time_maps: z.record(z.string().min(1).max(200), weekSchema).refine((maps) => Object.keys(maps).length <= 100, 'must be at most 100 time maps').optional().describe('Named weekly hours for `time_map` and `prefer`.'),
  map_windows: z.record(z.string().min(1).max(200), z.array(z.strictObject(period('the window'))).max(50_000)).optional().describe('Open periods of a time map, instead of its weekly hours: for a horizon on whose days they differ.'),
  busy: z.array(z.strictObject({ ...period('the busy time'), id: z.string().max(1000).optional().describe('Name of the event, used in reasons.') })).max(50_000).default([]).describe('Times at which nothing can be placed.'),
  limits: z.strictObject({
    weekly_capacity_hours: z.number().min(0).max(168).optional().describe('Most hours placed in a local week.'),
    week_capacity_hours: z.record(z.string().regex(/^\d{4}-\d\d-\d\d$/, 'must be the date of a Monday'), z.number().min(0).max(168)).optional().describe('Most hours placed in the local week of this Monday, in place of `weekly_capacity_hours`: `{"2026-11-23": 20}`.'),
    min_billable_pct: z.number().min(0).max(100).optional().describe('Least billable share, in percent, of the minutes placed in a local week.'),
    buffer_minutes: z.number().min(0).max(1440).optional().describe('Least gap between a block and a busy time and between any two blocks.'),
    max_hours_per_day: z.number().min(0).max(25).optional().describe('Most hours placed on a local day.'),
  }).default({}).describe('Limits that always hold.'),
  tasks: z.array(taskSchema).max(MOST_TASKS).describe('The work to place.'),
  previous: z.array(z.strictObject({ task_id: taskId.describe('The task that the block belonged to.'), ...period('the block') })).max(200_000).default([]).describe('The blocks of the standing plan; moving one of its tasks costs `objective.move`.'),
  objective: z.strictObject({
    tardiness: z.number().min(0).max(1e9).default(1).describe('Cost of one weighted minute of tardiness.'),
    move: z.number().min(0).max(1e9).default(300).describe('Cost of a task of `previous` that occupies other minutes now.'),
    chunk: z.number().min(0).max(1e9).default(60).describe('Cost of each chunk.'),
    preference: z.number().min(0).max(1e9).default(120).describe('Cost of each chunk outside the preferred time map.'),
  }).prefault({}).describe('Weights of the parts of the objective.'),
  seed: z.int().min(0).max(4_294_967_295).default(1).describe('Seed of the search: the same problem and seed give the same answer when the time limit does not bind.'),
  time_limit_ms: z.number().min(0).max(60_000).default(1000).describe('Longest search in milliseconds; 0 asks for the first feasible answer.'),
});

export const fixChanges = ['extend_due', 'extend_horizon', 'add_hours', 'raise_limit', 'split', 'drop_task'] as const;

const amount = z.number().min(0);
export const solutionSchema = z.strictObject({
  status: z.enum(['complete', 'partial']).describe('`partial` when a task stands in `unplaced`.'),
  blocks: z.array(z.strictObject({
    task_id: taskId.describe('The task that the block is for.'), ...period('the block'),
    reasons: z.array(z.string()).min(1).describe('Why the block lies here and not earlier, in plain words.'),
  })).describe('Every placed block, in order of time.'),
  unplaced: z.array(z.strictObject({
    task_id: taskId.describe('The task that has no place.'),
    reason: z.string().describe('Why, in a plain sentence.'),
    binding: z.strictObject({ rule: z.string().describe('The rule that keeps it out.'), id: z.string().optional().describe('The task or thing by which the rule binds.') }).describe('What keeps it out.'),
    smallest_fix: z.strictObject({
      change: z.enum(fixChanges).describe('`extend_due`: `due` later by `minutes`; `extend_horizon`: `horizon.end` later by `minutes`; `add_hours`: `minutes` more open time as the text says; `raise_limit`: the limit named in `binding` by `minutes` (`min_billable_pct`: as the text says); `split`: `min_chunk` set to `minutes`; `drop_task`: the task taken out.'),
      task_id: taskId.optional().describe('The task that changes.'),
      minutes: amount.optional().describe('The size of the change.'),
      periods: z.array(z.strictObject({ ...period('it') })).optional().describe('Of `add_hours`: when more open time is needed.'),
      text: z.string().describe('The change in words.'),
    }).describe('The smallest change found that places the task.'),
  })).describe('Tasks without a place.'),
  objective: z.strictObject({
    weighted_tardiness_minutes: amount.describe('Sum of weight times minutes from `due` to the end of the last block.'), moved: amount.describe('Tasks of `previous` that occupy other minutes now.'),
    chunks: amount.describe('Chunks of all tasks.'), preference_misses: amount.describe('Chunks outside the preferred time map.'),
    weighted_aim_minutes: amount.optional().describe('Sum of weight times minutes from each of the `aims` to the end of the last block; absent without aims.'), total: amount.describe('Sum of weight times part.'),
  }).describe('What the plan costs.'),
  lower_bound: amount.nullable().describe('A total that no complete plan can go below; null where none is proven.'),
  elapsed_ms: amount.describe('Time spent.'),
  iterations: z.int().min(0).describe('Steps of the search.'),
});

/** A problem with its defaults filled in. */
export type Problem = z.output<typeof problemSchema>;
export type ProblemInput = z.input<typeof problemSchema>;
export type Task = Problem['tasks'][number];
export type Solution = z.output<typeof solutionSchema>;
export type Block = Solution['blocks'][number];
export type Unplaced = Solution['unplaced'][number];
export type FixChange = (typeof fixChanges)[number];
