/** Problems for tests: a plain one to change, and random ones. */
import fc from 'fast-check';
import { problemSchema, type Problem, type ProblemInput, type Solution } from './problem.ts';

export const ZONE = 'America/Los_Angeles';

/** Two weeks of nine-to-five and two tasks, with changes. */
export function plain(changes: Partial<ProblemInput> = {}): Problem {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
  return problemSchema.parse({
    time_zone: ZONE, horizon: { start: '2026-11-23T00:00:00-08:00', end: '2026-12-07T00:00:00-08:00' },
    working_hours: Object.fromEntries(days.map((d) => [d, [['09:00', '17:00']]])),
    tasks: [{ id: 'a', minutes: 60, due: '2026-11-24T17:00:00-08:00' }, { id: 'b', minutes: 120, depends_on: ['a'], weight: 2 }],
    time_limit_ms: 2000, ...changes,
  });
}

/** Local starts of horizons that meet changes of the clock and odd offsets. */
const PLACES = [
  ['America/Los_Angeles', '2026-10-30T00:00:00-07:00'], ['America/Los_Angeles', '2027-03-12T00:00:00-08:00'], ['Europe/Berlin', '2027-03-26T00:00:00+01:00'],
  ['Asia/Kathmandu', '2026-11-23T00:00:00+05:45'], ['Australia/Lord_Howe', '2027-04-01T00:00:00+11:00'], ['Pacific/Chatham', '2027-04-02T09:20:00+13:45'],
  // Here the clock changes at midnight: a day without its first hour, and one that has its last hour twice.
  ['America/Santiago', '2026-09-04T00:00:00-04:00'], ['America/Santiago', '2027-04-02T00:00:00-03:00'], ['Africa/Cairo', '2027-04-28T00:00:00+02:00'],
] as const;

const HOURS = [[['09:00', '17:00']], [['08:30', '12:10'], ['13:05', '18:00']], [['22:00', '06:00']], [['00:00', '24:00']], [['01:30', '02:30'], ['02:30', '05:00']]] as [string, string][][];

/** Problems without contradictions, small enough to be solved at once. */
export const problems: fc.Arbitrary<Problem> = fc.record({
  place: fc.constantFrom(...PLACES), days: fc.integer({ min: 2, max: 12 }), grid: fc.constantFrom(5, 10, 15, 20, 30, 60), hours: fc.array(fc.constantFrom(...HOURS), { minLength: 7, maxLength: 7 }),
  buffer: fc.constantFrom(undefined, 5, 10, 20), perDay: fc.option(fc.integer({ min: 2, max: 8 }), { nil: undefined }), perWeek: fc.option(fc.integer({ min: 4, max: 40 }), { nil: undefined }), share: fc.constantFrom(undefined, undefined, 50, 60, 100),
  busy: fc.array(fc.tuple(fc.integer({ min: 0, max: 12 * 288 }), fc.integer({ min: 0, max: 60 })), { maxLength: 12 }),
  tasks: fc.array(fc.record({
    minutes: fc.constantFrom(15, 30, 50, 60, 90, 125, 240, 600), cut: fc.option(fc.constantFrom([15, 60], [30, 90], [30, 30], [45, undefined], [40, 70]), { nil: undefined }), release: fc.option(fc.integer({ min: 0, max: 8 * 288 }), { nil: undefined }),
    due: fc.option(fc.integer({ min: 0, max: 12 * 288 }), { nil: undefined }), hard: fc.boolean(), weight: fc.constantFrom(0, 1, 2.5, 8), needs: fc.array(fc.nat(30), { maxLength: 2 }), billable: fc.boolean(), map: fc.constantFrom(undefined, undefined, 'deep'), prefer: fc.constantFrom(undefined, undefined, 'deep'), pin: fc.nat(12),
  }), { maxLength: 18 }),
  standing: fc.array(fc.tuple(fc.nat(17), fc.integer({ min: 0, max: 12 * 96 })), { maxLength: 8 }), seed: fc.nat(1000),
}).map((r) => {
  const [zone, start] = r.place;
  const from = Date.parse(start);
  const to = from + r.days * 86_400_000;
  const iso = (fives: number) => new Date(from + fives * 300_000).toISOString();
  const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  const busy = r.busy.map(([s, n], i) => ({ start: iso(s), end: iso(s + n), id: `busy-${i}` }));
  const taken = busy.map((b) => [Date.parse(b.start), Date.parse(b.end)] as [number, number]);
  const tasks = r.tasks.map((t, i) => {
    // A pin must lie on time that is not busy and not pinned yet; a task that is pinned has no relations here.
    const pinAt = from + t.pin * 7_500_000 + i * 300_000;
    const pinEnd = pinAt + (t.cut && t.minutes >= 90 ? 60 : t.minutes) * 60_000;
    const pinned = t.pin > 0 && t.pin < 4 && r.perDay === undefined && r.perWeek === undefined && pinEnd <= to && !(t.cut && t.minutes % r.grid) && 60 % r.grid === 0 && !taken.some(([s, e]) => s < pinEnd && e > pinAt);
    if (pinned) taken.push([pinAt, pinEnd]);
    return {
      id: `t${i}`, minutes: t.minutes, weight: t.weight, billable: t.billable, ...(t.cut && { min_chunk: t.cut[0] as number, ...(t.cut[1] !== undefined && { max_chunk: t.cut[1] }) }),
      ...(t.release !== undefined && { release: iso(t.release) }), ...(t.due !== undefined && { due: iso(t.due), hard_due: t.hard && !pinned }), ...(t.map && { time_map: t.map }), ...(t.prefer && { prefer: t.prefer }),
      ...(pinned ? { pinned: { start: new Date(pinAt).toISOString(), end: new Date(pinEnd).toISOString() } } : i > 0 && t.needs.length ? { depends_on: [...new Set(t.needs.map((n) => `t${n % i}`))] } : {}),
    };
  });
  const isPinned = new Set(tasks.filter((t) => 'pinned' in t).map((t) => t.id));
  return problemSchema.parse({
    time_zone: zone, granularity_minutes: r.grid, horizon: { start: new Date(from).toISOString(), end: new Date(to).toISOString() },
    working_hours: Object.fromEntries(names.flatMap((n, i) => (i === 2 ? [] : [[n, r.hours[i]]]))), time_maps: { deep: { mon: [['09:00', '12:00']], fri: [['09:00', '12:00'], ['22:00', '03:00']], sun: [['01:00', '04:00']] } },
    busy, limits: { ...(r.buffer !== undefined && { buffer_minutes: r.buffer }), ...(r.perDay !== undefined && { max_hours_per_day: r.perDay }), ...(r.perWeek !== undefined && { weekly_capacity_hours: r.perWeek }), ...(r.share !== undefined && { min_billable_pct: r.share }) },
    // A dependency on a pinned task is left in; one that a pinned task would have is not made.
    tasks: tasks.filter((t) => !isPinned.has(t.id) || !('depends_on' in t)),
    previous: r.standing.filter(([i]) => i < tasks.length).map(([i, s]) => ({ task_id: `t${i}`, start: new Date(from + s * r.grid * 60_000).toISOString(), end: new Date(from + s * r.grid * 60_000 + (tasks[i]?.minutes ?? 15) * 60_000).toISOString() })),
    seed: r.seed, time_limit_ms: 60_000,
  });
});

/** The problem with a smallest fix applied, for the changes that a program can apply from the fields alone. */
export function withFix(problem: Problem, unplaced: Solution['unplaced'][number]): Problem | undefined {
  const { change, task_id, minutes = 0 } = unplaced.smallest_fix;
  const later = (text: string) => new Date(Date.parse(text) + minutes * 60_000).toISOString();
  const edit = (fields: (t: Problem['tasks'][number]) => object) => ({ ...problem, tasks: problem.tasks.map((t) => (t.id === task_id ? { ...t, ...fields(t) } : t)) });
  if (change === 'extend_due') return edit((t) => ({ due: later(t.due as string) }));
  if (change === 'extend_horizon') return { ...problem, horizon: { ...problem.horizon, end: later(problem.horizon.end) } };
  if (change === 'split') return edit(() => ({ min_chunk: minutes }));
  if (change === 'drop_task' && task_id !== unplaced.task_id) return { ...problem, tasks: problem.tasks.filter((t) => t.id !== task_id) };
  const { rule } = unplaced.binding;
  if (change === 'raise_limit' && (rule === 'max_hours_per_day' || rule === 'weekly_capacity_hours')) return { ...problem, limits: { ...problem.limits, [rule]: (problem.limits[rule] as number) + minutes / 60 } };
  const { text } = unplaced.smallest_fix;
  if (change === 'raise_limit' && rule === 'min_billable_pct') return { ...problem, limits: { ...problem.limits, min_billable_pct: Number(/ to ([\d.]+), for/.exec(text)?.[1]) } };
  // The periods to add are instants with the offset of the problem's zone: the wall clock stands in them.
  const stretches = (unplaced.smallest_fix.periods ?? []).map(({ start, end }) => [start.slice(0, 10), start.slice(11, 16), end.slice(0, 10), end.slice(11, 16)] as const);
  if (change === 'add_hours' && stretches.length) {
    const added = stretches.flatMap(([day, from, lastDay, to]): [string, string, string][] => (day === lastDay || to === '00:00' ? [[day, from, to === '00:00' ? '24:00' : to]] : [[day, from, '24:00'], [lastDay, '00:00', to]]));
    const map = problem.tasks.find((t) => t.id === unplaced.task_id)?.time_map;
    const hours = { ...(map === undefined ? problem.working_hours : problem.time_maps?.[map]) };
    for (const [day, from, to] of added) {
      const name = (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const)[new Date(`${day}T00:00:00Z`).getUTCDay()] as 'mon';
      hours[name] = [...(hours[name] ?? []), [from, to]];
    }
    return map === undefined ? { ...problem, working_hours: hours } : { ...problem, time_maps: { ...problem.time_maps, [map]: hours } };
  }
  return undefined;
}
