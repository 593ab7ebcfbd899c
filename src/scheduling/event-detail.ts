import { calendarEvents, type EventRow } from '../calendar/index.ts';
import type { Sql } from '../db/database.port.ts';
import { type TaskRow, tasks } from '../work/index.ts';
import type { CalendarItemDetailJson } from './calendar.contract.ts';
import { nameFor } from './naming.ts';
import { slackOf, slackText } from './slack.ts';

type Detail = Pick<CalendarItemDetailJson, 'slack' | 'slack_minutes' | 'waits_for' | 'waited_for_by' | 'parts'>;
const isOpen = (task: TaskRow | undefined): boolean => task !== undefined && task.status !== 'done' && task.status !== 'cancelled';

/** How far a block may slip as everything stands now, and what it hangs together with. */
export async function detailOf(sql: Sql, event: EventRow, now: number): Promise<Detail> {
  const own = event.task_id;
  if (event.kind !== 'block' || own === null) return { slack: null, slack_minutes: null, waits_for: [], waited_for_by: [], parts: [] };
  const placed = await calendarEvents.tasksWithBlocks(sql);
  const known = new Map((await tasks.byIds(sql, [...new Set([...placed, own])])).map((task) => [task.id, task]));
  for (const task of await tasks.byIds(sql, known.get(own)?.depends_on ?? [])) known.set(task.id, task);
  const blocks = await calendarEvents.blocksOf(sql, [...known.keys()]);
  const placeOf = (id: number) => { const all = blocks.filter((block) => block.task_id === id); return { start: all[0]?.starts_at.toISOString() ?? null, end: all.length ? new Date(Math.max(...all.map((block) => block.ends_at.getTime()))).toISOString() : null }; };
  // One client's work is not named in the words about another's.
  const neighbour = (task: TaskRow) => ({ task_id: task.id, title: nameFor(known.get(own), task).replace(/^"(.*)"$/s, '$1'), status: task.status, ...placeOf(task.id) });

  const coming = blocks.filter((block) => block.event_id === event.event_id || (block.ends_at.getTime() > now && isOpen(known.get(block.task_id ?? 0))));
  const places = coming.map((block) => ({ task: block.task_id as number, start: block.starts_at.getTime(), end: block.ends_at.getTime() }));
  const slack = slackOf([...known.values()].map((task) => ({ id: task.id, due: isOpen(task) ? task.due_date?.getTime() ?? null : null, needs: task.depends_on })), places);
  const room = slack.get(places[coming.findIndex((block) => block.event_id === event.event_id)] as (typeof places)[number]) ?? null;
  return {
    slack_minutes: room === null ? null : Math.max(0, Math.floor(room.ms / 60_000)), slack: room && slackText(room, room.by === own ? null : nameFor(known.get(own), known.get(room.by))),
    waits_for: (known.get(own)?.depends_on ?? []).flatMap((id) => { const task = known.get(id); return task ? [neighbour(task)] : []; }),
    waited_for_by: [...known.values()].filter((task) => task.depends_on.includes(own)).map(neighbour),
    parts: blocks.filter((block) => block.task_id === own).map((block) => ({ event_id: block.event_id, start: block.starts_at.toISOString(), end: block.ends_at.toISOString() })),
  };
}
