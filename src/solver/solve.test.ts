import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSolution } from './check.ts';
import { plain, problems, withFix, ZONE } from './problem.kit.ts';
import { problemSchema, solutionSchema, type Problem, type Solution } from './problem.ts';
import { solve } from './solve.ts';

/** A clock that counts its readings, so that a test ends after the same number of steps everywhere. */
function counted(limit: number): () => boolean {
  let asked = 0;
  return () => ++asked > limit;
}

const run = (problem: Problem, steps = 60): Solution => solve(problem, { defaultZone: ZONE, shouldStop: counted(steps) });
const blocksOf = (solution: Solution, id: string) => solution.blocks.filter((b) => b.task_id === id).map(({ start, end }) => [start, end]);

test('no plan of any problem breaks a rule, and every block has a reason', () => {
  fc.assert(fc.property(problems, (problem) => {
    const solution = run(problem);
    // A pin whose rest, or whose predecessor, has no place leaves no legal plan; that task is then unplaced as a whole.
    expect(checkSolution(problem, solution, ZONE)).toEqual([]);
    expect(solutionSchema.safeParse(solution).success).toBe(true);
  }), { numRuns: 250 });
});

test('the same problem and seed give the same plan', () => {
  fc.assert(fc.property(problems, (problem) => {
    const [first, second] = [run(problem), run(problem)];
    expect(second.blocks).toEqual(first.blocks);
    expect(second.unplaced).toEqual(first.unplaced);
  }), { numRuns: 25 });
});

test('small problems end long before their time limit', () => {
  const solution = solve(plain({ time_limit_ms: 60_000 }), { defaultZone: ZONE });
  expect(solution.elapsed_ms).toBeLessThan(2_000);
  expect(solution.objective.total).toBe(solution.lower_bound);
});

test('the standing plan stays where it was when nothing forbids it', () => {
  fc.assert(fc.property(problems, (problem) => {
    const first = run({ ...problem, previous: [] });
    const previous = first.blocks.map(({ task_id, start, end }) => ({ task_id, start, end }));
    const again = solve({ ...problem, previous, time_limit_ms: 0 }, { defaultZone: ZONE });
    expect(again.objective.moved).toBe(0);
    expect(again.unplaced.length).toBeLessThanOrEqual(first.unplaced.length);
  }), { numRuns: 60 });
});

test('one more meeting moves only what it hits', () => {
  const tasks = Array.from({ length: 20 }, (_, i) => ({ id: `t${i}`, minutes: 120, due: '2026-12-04T17:00:00-08:00', weight: 1 + (i % 3) }));
  const first = solve(plain({ tasks }), { defaultZone: ZONE });
  const hit = first.blocks[3] as Solution['blocks'][number];
  const previous = first.blocks.map(({ task_id, start, end }) => ({ task_id, start, end }));
  const again = solve(plain({ tasks, previous, busy: [{ start: hit.start, end: hit.end, id: 'new' }] }), { defaultZone: ZONE });
  expect(again.status).toBe('complete');
  expect(again.objective.moved).toBe(1);
});

test('a problem of 500 tasks has a first answer within a second', () => {
  const tasks = Array.from({ length: 500 }, (_, i) => ({ id: `t${i}`, minutes: 30 + (i % 4) * 15, weight: 1 + (i % 5), due: '2026-12-20T17:00:00-08:00', ...(i % 3 === 0 && i ? { depends_on: [`t${i - 1}`] } : {}) }));
  const solution = solve(plain({ tasks, horizon: { start: '2026-11-23T00:00:00-08:00', end: '2027-02-15T00:00:00-08:00' }, time_limit_ms: 0 }), { defaultZone: ZONE });
  expect(solution.elapsed_ms).toBeLessThan(1_000);
  expect(solution.unplaced).toEqual([]);
});

test('20,000 tasks are answered', () => {
  const tasks = Array.from({ length: 20_000 }, (_, i) => ({ id: `t${i}`, minutes: 30 + (i % 7) * 15, weight: i % 9, min_chunk: 15, max_chunk: 45 }));
  const solution = solve(plain({ tasks, time_limit_ms: 200 }), { defaultZone: ZONE });
  expect(solution.blocks.length + solution.unplaced.length).toBeGreaterThan(20_000 - 1);
}, 30_000);

test('the smallest fix, applied to the standing plan, places the task', () => {
  let tried = 0;
  const kinds = new Map<string, number>();
  fc.assert(fc.property(problems, (problem) => {
    const first = run({ ...problem, previous: [] });
    const previous = first.blocks.map(({ task_id, start, end }) => ({ task_id, start, end }));
    for (const entry of first.unplaced.slice(0, 3)) {
      if (entry.binding.rule === 'depends_on') continue;
      // Only this task is asked for besides the standing ones, so that no other takes the place.
      const placed = new Set(previous.map((b) => b.task_id));
      const alone = { ...problem, tasks: problem.tasks.filter((t) => t.id === entry.task_id || placed.has(t.id)), previous };
      const fixed = withFix(alone, entry);
      if (!fixed) continue;
      tried++;
      const kind = entry.smallest_fix.change === 'raise_limit' ? entry.binding.rule : entry.smallest_fix.change;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      const again = solve({ ...fixed, time_limit_ms: 0 }, { defaultZone: ZONE });
      expect(again.unplaced.map((u) => u.task_id), JSON.stringify(entry)).not.toContain(entry.task_id);
    }
  }), { numRuns: 300 });
  expect(tried).toBeGreaterThan(60);
  for (const kind of ['extend_due', 'extend_horizon', 'min_billable_pct']) expect(kinds.get(kind), kind).toBeGreaterThan(0);
});

test('hours that are added as the fix says place the task', () => {
  const problem = plain({
    working_hours: { mon: [['09:00', '12:00']] }, time_maps: { deep: { tue: [['09:00', '10:00']] } },
    tasks: [{ id: 'whole', minutes: 240, due: '2026-11-25T17:00:00-08:00', hard_due: true }, { id: 'deep', minutes: 90, time_map: 'deep' }, { id: 'cut', minutes: 600, min_chunk: 60, max_chunk: 180, due: '2026-11-24T17:00:00-08:00', hard_due: true }],
  });
  const solution = run(problem);
  const added = solution.unplaced.filter((u) => u.smallest_fix.change === 'add_hours');
  for (const entry of added) {
    const fixed = withFix({ ...problem, tasks: problem.tasks.filter((t) => t.id === entry.task_id) }, entry) as Problem;
    expect(solve(fixed, { defaultZone: ZONE }).unplaced, entry.smallest_fix.text).toEqual([]);
  }
  expect(added.length).toBeGreaterThan(0);
});

test('says why: pins, predecessors, hours, busy times, release', () => {
  const solution = solve(plain({
    busy: [{ start: '2026-11-23T09:00:00-08:00', end: '2026-11-23T10:00:00-08:00', id: 'standup' }],
    tasks: [
      { id: 'pinned', minutes: 60, pinned: { start: '2026-11-24T03:00:00-08:00', end: '2026-11-24T04:00:00-08:00' } },
      { id: 'early', minutes: 60, due: '2026-11-23T10:00:00-08:00', weight: 9 }, { id: 'after', minutes: 60, depends_on: ['early'], due: '2026-11-23T10:00:00-08:00', weight: 5 },
      { id: 'late', minutes: 60, release: '2026-12-01T11:00:00-08:00', due: '2026-12-01T12:00:00-08:00' },
    ],
  }), { defaultZone: ZONE });
  const reasons = (id: string) => solution.blocks.find((b) => b.task_id === id)?.reasons.join(' ');
  expect(reasons('pinned')).toMatch(/Pinned here by its owner/);
  expect(reasons('early')).toMatch(/standup/);
  expect(reasons('after')).toMatch(/early, which it depends on/);
  expect(reasons('late')).toMatch(/It may not begin before/);
});

test('a task behind one without a place is unplaced and names it', () => {
  const solution = solve(plain({ tasks: [{ id: 'a', minutes: 600 }, { id: 'b', minutes: 30, depends_on: ['a'] }] }), { defaultZone: ZONE });
  expect(solution.unplaced.map((u) => [u.task_id, u.binding.rule, u.binding.id, u.smallest_fix.change])).toEqual([['a', 'split', 'a', 'split'], ['b', 'depends_on', 'a', 'split']]);
});

test('a shortest chunk that a fix names holds for a last chunk that ends off the grid too', () => {
  // 80 and 55 minutes are free; in slots of ten minutes the 55 look like an hour.
  const problem = plain({ granularity_minutes: 10, working_hours: { mon: [['09:00', '10:20']], tue: [['09:00', '09:55']] }, horizon: { start: '2026-11-23T00:00:00-08:00', end: '2026-11-27T00:00:00-08:00' }, tasks: [{ id: 'a', minutes: 125 }] });
  const [entry] = solve(problem, { defaultZone: ZONE }).unplaced;
  expect(entry?.smallest_fix.change).toBe('split');
  expect(solve(withFix(problem, entry as Solution['unplaced'][number]) as Problem, { defaultZone: ZONE }).unplaced, entry?.smallest_fix.text).toEqual([]);
});

test('chunks are cut so that no more time is booked than the task needs', () => {
  // 60 + 60 would leave five minutes, less than a chunk may be: a whole slot of twenty would be booked for them.
  const solution = solve(plain({ granularity_minutes: 20, tasks: [{ id: 'a', minutes: 125, min_chunk: 15, max_chunk: 60 }] }), { defaultZone: ZONE });
  expect(solution.blocks.map((b) => (Date.parse(b.end) - Date.parse(b.start)) / 60_000)).toEqual([60, 40, 25]);
});

test('the rest of a pinned task is no shorter than a chunk may be', () => {
  const solution = solve(plain({ tasks: [{ id: 'a', minutes: 90, min_chunk: 45, pinned: { start: '2026-11-24T03:00:00-08:00', end: '2026-11-24T04:00:00-08:00' } }] }), { defaultZone: ZONE });
  expect(solution.unplaced.map((u) => u.task_id)).toEqual(['a']);
});

test('a billable pin carries unbilled work only while its task has a place', () => {
  const solution = solve(plain({
    limits: { min_billable_pct: 50 },
    tasks: [{ id: 'a', minutes: 90, min_chunk: 45, billable: true, pinned: { start: '2026-11-24T10:00:00-08:00', end: '2026-11-24T11:00:00-08:00' } }, { id: 'b', minutes: 30 }],
  }), { defaultZone: ZONE });
  expect(solution.blocks).toEqual([]);
});

test('minutes off the grid may end exactly at the close of the hours', () => {
  const solution = solve(plain({ working_hours: { mon: [['09:00', '09:50']] }, tasks: [{ id: 'a', minutes: 50 }] }), { defaultZone: ZONE });
  expect(blocksOf(solution, 'a')).toEqual([['2026-11-23T09:00:00-08:00', '2026-11-23T09:50:00-08:00']]);
});

test('the zone of the caller stands in for an absent one', () => {
  const { time_zone: _zone, ...rest } = plain();
  const solution = solve(problemSchema.parse({ ...rest, tasks: [{ id: 'a', minutes: 60, due: '2026-11-23T00:00:00Z' }] }), { defaultZone: 'Asia/Kathmandu' });
  expect(solution.blocks[0]?.start).toBe('2026-11-23T13:45:00+05:45');
});
