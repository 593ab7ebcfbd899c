import { useRef } from 'react';
import { call, useAct } from '../api/index.ts';
import { formatDateTime, useWords } from '../words/index.ts';
import type { Span } from './days.ts';
import type { CalendarItem } from './preview.ts';
import { weekWords } from './week.words.ts';

/** Only what stands in our own calendar can be moved here. */
export const isOurs = (item: Pick<CalendarItem, 'source'>): boolean => item.source === 'almanac';
const iso = (ms: number): string => new Date(ms).toISOString();

/** What a person does to events by hand: shown at once, and with the way back. */
export function useChanges(zone: string) {
  const t = useWords(weekWords);
  const before = useRef(new WeakMap<object, CalendarItem>());
  const putBack = (input: object): Promise<unknown> => {
    const was = before.current.get(input);
    return was === undefined ? Promise.resolve() : call('scheduler.move_event', { id: was.event_id, start: was.start, end: was.end, pinned: was.pinned && !was.task_pinned });
  };
  const move = useAct('scheduler.move_event', {
    optimistic: ({ id, start, end, pinned = true }, cache) => cache.update('scheduler.calendar', (page) => ({ ...page, items: page.items.map((item) => (item.event_id === Number(id) ? { ...item, start, end, pinned: item.kind === 'block' && (pinned || item.task_pinned) } : item)) })),
    says: (item, input) => {
      const was = before.current.get(input);
      if (was && Date.parse(was.start) === Date.parse(item.start) && Date.parse(was.end) === Date.parse(item.end)) return item.pinned ? t.held(item.title) : t.released(item.title);
      return t.movedTo(item.title, formatDateTime(item.start, zone));
    },
    undo: (_item, input) => putBack(input),
    invalidates: ['scheduler.event', 'scheduler.conflicts', 'scheduler.sprints'],
  });
  const releaseTask = useAct('tasks.update', { says: (task) => t.released(task.title), undo: (task) => call('tasks.update', { id: task.task_id, pinned: true }), invalidates: ['scheduler.calendar', 'scheduler.event'] });
  const remove = useAct('scheduler.delete_event', {
    optimistic: ({ id }, cache) => cache.update('scheduler.calendar', (page) => ({ ...page, items: page.items.filter((item) => item.event_id !== Number(id)) })),
    says: (item) => t.busyRemoved(item.title), undo: (item) => call('scheduler.create_event', { title: item.title, start: item.start, end: item.end }),
  });
  const place = (item: CalendarItem, span: Span, pinned: boolean): void => {
    const input = { id: item.event_id, start: iso(span.start), end: iso(span.end), pinned };
    before.current.set(input, item);
    move.run(input);
  };
  return {
    move: (item: CalendarItem, span: Span): void => place(item, span, true),
    /** Holds a block where it is, or lets it move again. A task that is held as a whole is released as a whole. */
    togglePin: (item: CalendarItem): void => {
      if (item.kind !== 'block' || !isOurs(item)) return;
      if (item.task_pinned && item.task_id !== null) releaseTask.run({ id: item.task_id, pinned: false });
      else place(item, { start: Date.parse(item.start), end: Date.parse(item.end) }, !item.pinned);
    },
    remove: (item: CalendarItem): void => { if (item.kind === 'busy' && isOurs(item)) remove.run({ id: item.event_id }); },
  };
}
export type Changes = ReturnType<typeof useChanges>;
