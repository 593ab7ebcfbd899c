import { expect, test } from 'vitest';
import { Problem as Failure } from '../kernel/problem.ts';
import { refuseContradictions } from './contradictions.ts';
import { plain, ZONE } from './problem.kit.ts';
import { problemSchema, type ProblemInput } from './problem.ts';

const pin = (start: string, end: string) => ({ start: `2026-11-23T${start}:00-08:00`, end: `2026-11-23T${end}:00-08:00` });
const busy = [{ ...pin('09:00', '12:00'), id: 'gcal:1' }];

const CASES: [name: string, changes: Partial<ProblemInput>, path: string, words: RegExp][] = [
  ['unknown zone', { time_zone: 'Mars/Olympus' }, 'time_zone', /Mars\/Olympus/],
  ['horizon reversed', { horizon: { start: '2026-12-07T00:00:00Z', end: '2026-11-23T00:00:00Z' } }, 'horizon.end', /after horizon.start/],
  ['horizon too long', { horizon: { start: '2026-12-07T00:00:00Z', end: '2036-11-23T00:00:00Z' } }, 'horizon.end', /800 days/],
  ['windows and hours', { windows: [pin('09:00', '10:00')] }, 'windows', /in place of working_hours/],
  ['busy reversed', { busy: [pin('12:00', '09:00')] }, 'busy.0.end', /after its start/],
  ['pin reversed', { tasks: [{ id: 'a', minutes: 60, pinned: pin('12:00', '11:00') }] }, 'tasks.0.pinned.end', /after its start/],
  ['the same id twice', { tasks: [{ id: 'a', minutes: 60 }, { id: 'a', minutes: 60 }] }, 'tasks.1.id', /a is also the id of tasks.0/],
  ['unknown dependency', { tasks: [{ id: 'a', minutes: 60, depends_on: ['nobody'] }] }, 'tasks.0.depends_on.0', /a depends on nobody/],
  ['itself', { tasks: [{ id: 'a', minutes: 60, depends_on: ['a'] }] }, 'tasks.0.depends_on.0', /depends on itself/],
  ['cycle', { tasks: [{ id: 'a', minutes: 60, depends_on: ['b'] }, { id: 'b', minutes: 60, depends_on: ['a'] }] }, 'tasks.0.depends_on', /a needs b needs a/],
  ['unknown time map', { tasks: [{ id: 'a', minutes: 60, time_map: 'nowhere' }] }, 'tasks.0.time_map', /nowhere/],
  ['unknown preference', { tasks: [{ id: 'a', minutes: 60, prefer: 'nowhere' }] }, 'tasks.0.prefer', /nowhere/],
  ['chunks', { tasks: [{ id: 'a', minutes: 240, min_chunk: 120, max_chunk: 60 }] }, 'tasks.0.min_chunk', /over max_chunk 60/],
  ['pin over busy', { busy, tasks: [{ id: 'a', minutes: 60, pinned: pin('10:00', '11:00') }] }, 'tasks.0.pinned', /gcal:1/],
  ['pin outside', { tasks: [{ id: 'a', minutes: 60, pinned: { start: '2028-11-23T10:00:00Z', end: '2028-11-23T11:00:00Z' } }] }, 'tasks.0.pinned', /outside the horizon/],
  ['two pins', { tasks: ['a', 'b'].map((id) => ({ id, minutes: 60, pinned: pin('10:00', '11:00') })) }, 'tasks.1.pinned', /a and b/],
  ['pin longer than the task', { tasks: [{ id: 'a', minutes: 60, pinned: pin('10:00', '12:00') }] }, 'tasks.0.pinned', /120 minutes long/],
  ['pin of a part that may not be split off', { tasks: [{ id: 'a', minutes: 120, pinned: pin('10:00', '11:00') }] }, 'tasks.0.pinned', /may not be split/],
  ['pin before the pin it needs', { tasks: [{ id: 'a', minutes: 60, pinned: pin('10:00', '11:00') }, { id: 'b', minutes: 60, depends_on: ['a'], pinned: pin('09:00', '10:00') }] }, 'tasks.1.pinned', /before a/],
  ['pins over a limit', { limits: { max_hours_per_day: 1 }, tasks: [{ id: 'a', minutes: 90, pinned: pin('10:00', '11:30') }] }, 'tasks.0.pinned', /max_hours_per_day/],
];

test.each(CASES)('%s', (_name, changes, path, words) => {
  let thrown: unknown;
  try {
    refuseContradictions(plain(changes), ZONE);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(Failure);
  const [first] = (thrown as Failure).errors;
  expect(first?.path).toBe(path);
  expect(first?.message).toMatch(words);
  expect((thrown as Failure).kind.status).toBe(400);
});

test('what is no contradiction passes', () => {
  refuseContradictions(plain(), ZONE);
  refuseContradictions(plain({ previous: [{ task_id: 'gone', ...pin('09:00', '10:00') }] }), ZONE);
  refuseContradictions(plain({ busy: [{ ...pin('09:00', '09:00') }] }), ZONE);
});

test.each([
  ['unknown field', { tasks: [{ id: 'a', minutes: 60, durration: 5 }] }], ['no offset', { tasks: [{ id: 'a', minutes: 60, due: '2026-11-24T17:00:00' }] }],
  ['30 February', { tasks: [{ id: 'a', minutes: 60, due: '2027-02-30T10:00:00Z' }] }], ['month 13', { tasks: [{ id: 'a', minutes: 60, due: '2027-13-01T10:00:00Z' }] }], ['an hour that is none', { working_hours: { mon: [['25:00', '26:00']] } }],
  ['a weekday that is none', { working_hours: { funday: [] } }], ['zero minutes', { tasks: [{ id: 'a', minutes: 0 }] }], ['infinite minutes', { tasks: [{ id: 'a', minutes: Infinity }] }], ['granularity zero', { granularity_minutes: 0 }],
  ['time limit over a minute', { time_limit_ms: 60_001 }], ['share over 100', { limits: { min_billable_pct: 160 } }], ['too many tasks', { tasks: Array.from({ length: 20_001 }, (_, i) => ({ id: `t${i}`, minutes: 5 })) }],
])('the shape refuses: %s', (_name, changes) => {
  expect(problemSchema.safeParse({ ...plain(), ...changes }).success).toBe(false);
});

test('times may leave out the seconds, and 24:00 is a clock time', () => {
  const given = problemSchema.safeParse({ horizon: { start: '2026-11-23T00:00Z', end: '2026-11-24T00:00:00.5+05:45' }, working_hours: { mon: [['00:00', '24:00']] }, tasks: [] });
  expect(given.error?.issues ?? []).toEqual([]);
});
