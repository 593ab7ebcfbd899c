import { expect, it } from 'vitest';
import { passes } from './moments-passed.ts';

it('a block that begins, a due that passes: anywhere in an answer, once', () => {
  const at = (clock: string): number => Date.parse(`2026-11-23T${clock}:00Z`);
  const day = { blocks: [{ start: '2026-11-23T09:00:00.000Z', end: '2026-11-23T10:30:00.000Z', created_at: '2026-11-23T08:00:00.000Z' }], open: 3, at: null };
  const tasks = { pages: [{ items: [{ due_date: '2026-11-23T17:00:00Z', scheduled_end: null, title: '2026-11-23T12:00:00Z' }] }] };
  expect([passes(day, at('08:59'), at('09:00')), passes(day, at('09:00'), at('09:01')), passes(day, at('10:29'), at('10:31')), passes(day, at('07:59'), at('08:01'))]).toEqual([true, false, true, false]);
  expect([passes(tasks, at('16:59'), at('17:00')), passes(tasks, at('11:59'), at('12:01')), passes(null, 0, at('23:00')), passes('2026-11-23T09:00:00Z', 0, at('23:00'))]).toEqual([true, false, false, false]);
});
it('takes next to no time for a long list', () => {
  const items = Array.from({ length: 5000 }, (_, n) => ({ task_id: n, title: `Task ${n}`, due_date: '2026-01-01T00:00:00Z', scheduled_start_date: null, tags: ['a', 'b'] }));
  const began = performance.now();
  expect(passes({ pages: [{ items }] }, Date.parse('2026-11-23T09:00:00Z'), Date.parse('2026-11-23T09:01:00Z'))).toBe(false);
  expect(performance.now() - began).toBeLessThan(500);
});
