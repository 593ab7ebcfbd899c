import { type AnyOperation, operation } from '../kernel/operation.ts';
import { invalidInput } from '../kernel/problem.ts';
import { quickTaskContract } from './quick-entry.contract.ts';
import { readQuickEntry } from './quick-entry.ts';
import { quickStore } from './quick.store.ts';
import { createSeries } from './recurrences.ts';
import { type GivenTask, taskWriter } from './task-writer.ts';
import { type TaskDeps, taskJson } from './tasks.ts';
import { tasksStore } from './tasks.store.ts';

/** Minutes of a recurrence that names no length. */
const SOME_MINUTES = 30;

export function quickOperation(deps: TaskDeps): AnyOperation {
  const { db, clock, clients, zoneOf } = deps;
  const writer = taskWriter(deps);
  return operation(quickTaskContract, ({ text, client_id: client, dry_run: dry }, context) => db.inWorkspace(context, async (sql) => {
    const [zone, now] = [await zoneOf(sql), clock.now()];
    const { title, fields, understood } = readQuickEntry(text, now, zone);
    if (!title) throw invalidInput([{ path: 'text', message: 'has no title: everything in it was read as a day, an estimate or the like; put the title in quotation marks' }]);
    if (title.length > 500) throw invalidInput([{ path: 'text', message: 'has a title of more than 500 characters' }]);
    const { contexts = [], repeats, tags = [], ...plain } = fields;
    const maps = contexts.length ? await quickStore.timeMaps(sql) : [];
    const map = contexts.map((one) => maps.find((name) => name.toLowerCase() === one.toLowerCase())).find((name) => name !== undefined);
    // A tag that is called like one project means it too; an @ that is no time map is kept as a tag.
    const project = tags.length ? await quickStore.projectCalled(sql, tags) : null;
    const given: GivenTask & { title: string } = {
      ...plain, title, ...(map !== undefined && { time_map: map }), ...(project !== null && { project_id: project }),
      ...(tags.length + contexts.length > 0 && { tags: [...tags, ...contexts.filter((one) => map === undefined || one.toLowerCase() !== map.toLowerCase()).map((one) => `@${one}`)] }),
    };
    const seen = understood.map(({ field, value, text: piece }) => ({ field: field === 'contexts' && map !== undefined ? 'time_map' : field, value, text: piece }));
    const shown = { ...given, ...(repeats && { repeats }) };
    if (dry) return { title, understood: seen, fields: shown };
    if (!repeats) return { ...taskJson(await writer.create(sql, client, given)), understood: seen, fields: shown };

    const minutes = Math.max(1, Math.round((given.estimated_hours ?? SOME_MINUTES / 60) * 60));
    const from = repeats.from;
    const series = await createSeries(sql, {
      title, client_id: await clients.ensure(sql, client), rule: repeats.rule ?? null, times_per_week: repeats.times_per_week ?? null, starts_on: repeats.starts_on, ...(given.due_date != null && { until: given.due_date.slice(0, 10) }), duration_minutes: minutes, tags: given.tags, time_map: given.time_map,
      priority: given.priority, billable: given.billable, project_id: given.project_id, ...(from !== null && { window_from: from, window_to: closing(from, minutes) }),
    }, zone, now);
    const [first] = await tasksStore.list(sql, { recurrence_id: series.id }, { after: null, order: 'due', limit: 1 });
    if (!first) throw invalidInput([{ path: 'text', message: 'repeats, but never within the next four weeks; use /api/v1/recurrences for it' }]);
    return { ...taskJson(first), understood: seen, fields: { ...shown, recurrence_id: series.id } };
  }));
}

/** The end of a window that is as long as the work, at most midnight. */
function closing(from: string, minutes: number): string {
  const end = Math.min(1440, Number(from.slice(0, 2)) * 60 + Number(from.slice(3)) + minutes);
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}
