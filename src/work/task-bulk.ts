import type * as z from 'zod';
import type { Sql } from '../db/database.port.ts';
import { counted } from '../kernel/counted.ts';
import { type AnyOperation, operation } from '../kernel/operation.ts';
import { invalidInput, notFound, Problem } from '../kernel/problem.ts';
import { bulkTasksContract, MOST_IN_BULK } from './task-bulk.contract.ts';
import { changesInWords } from './task-words.ts';
import { dueAfter, dueInstant } from './task-times.ts';
import { type GivenTask, taskWriter } from './task-writer.ts';
import type { TaskDeps } from './tasks.ts';
import { type TaskRow, tasksStore } from './tasks.store.ts';

type Filter = NonNullable<z.output<typeof bulkTasksContract.input>['filter']>;

export function bulkOperation(deps: TaskDeps): AnyOperation {
  const { db, clients, zoneOf, note } = deps;
  const writer = taskWriter(deps);
  return operation(bulkTasksContract, async ({ ids, filter, action, change, until, tags, dry_run: dry }, context) => {
    const wrong = [
      ...((ids === undefined) === (filter === undefined) ? [{ path: ids === undefined ? 'ids' : 'filter', message: 'give either ids or a filter' }] : []),
      ...((action === undefined) === (change === undefined) ? [{ path: action === undefined ? 'action' : 'change', message: 'give either an action or a change' }] : []),
      ...(action === 'defer' && until === undefined ? [{ path: 'until', message: 'is needed for defer' }] : []),
      ...((action === 'tag' || action === 'untag') && tags === undefined ? [{ path: 'tags', message: `are needed for ${action}` }] : []),
    ];
    if (wrong.length) throw invalidInput(wrong);

    /** What a task would be given; null where there is nothing to do. */
    const wanted = (row: TaskRow): GivenTask | null => {
      if (change) return change;
      switch (action) {
        case 'complete': return row.status === 'done' ? null : { status: 'done' };
        case 'cancel': return row.status === 'cancelled' ? null : { status: 'cancelled' };
        case 'reopen': return row.status === 'done' || row.status === 'cancelled' ? { status: 'todo' } : null;
        case 'defer': return { defer_until: until ?? null };
        case 'tag': return (tags ?? []).every((tag) => row.tags.includes(tag)) ? null : { tags: [...new Set([...row.tags, ...tags ?? []])] };
        case 'untag': return row.tags.some((tag) => tags?.includes(tag)) ? { tags: row.tags.filter((tag) => !tags?.includes(tag)) } : null;
        case undefined: return null;
      }
    };
    const done = await db.inWorkspace(context, async (sql) => {
      if (dry) await sql.script('savepoint before_bulk');
      const targets = ids ? [...new Set(ids)] : await matching(sql, filter ?? {});
      const out = { matched: targets.length, changed: [] as { before: TaskRow; after: TaskRow }[], unchanged: 0, problems: [] as { task_id: number; status: number; detail: string; errors: { path: string; message: string }[] }[] };
      for (const id of targets) {
        // One that fails must leave nothing half done, and not stop the others.
        await sql.script('savepoint one_task');
        try {
          const before = await tasksStore.read(sql, id);
          if (!before) throw notFound('task', id);
          const given = wanted(before);
          const after = given && await writer.change(sql, before, given);
          if (after && changesInWords(before, after)) out.changed.push({ before, after });
          else out.unchanged++;
          await sql.script('release savepoint one_task');
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          await sql.script('rollback to savepoint one_task');
          out.problems.push({ task_id: id, status: error.kind.status, detail: error.message, errors: [...error.errors] });
        }
      }
      if (dry) await sql.script('rollback to savepoint before_bulk');
      return out;
    });
    if (!dry && done.changed.length) {
      const words = [...new Set(done.changed.map(({ before, after }) => changesInWords(before, after)))];
      const content = `${counted(done.changed.length, 'task')} changed at once (${action ?? Object.keys(change ?? {}).join(', ')}): ${done.changed.slice(0, 20).map(({ after }) => `"${after.title}"`).join(', ')}${done.changed.length > 20 ? ' and others' : ''}${words.length === 1 ? `; ${words[0]}` : ''}.`;
      // Told to each client by itself: what one client's tasks are called is not another one's.
      for (const clientId of new Set(done.changed.map(({ after }) => after.client_id))) {
        const own = done.changed.filter(({ after }) => after.client_id === clientId);
        await note(context, { event_type: 'work', ...(clientId !== null && { client_id: clientId }), payload: { task_ids: own.map(({ after }) => after.id) }, content: own.length === done.changed.length ? content : `${own.length} tasks changed at once (${action ?? Object.keys(change ?? {}).join(', ')}): ${own.slice(0, 20).map(({ after }) => `"${after.title}"`).join(', ')}.` });
      }
    }
    return { matched: done.matched, changed: done.changed.length, unchanged: done.unchanged, failed: done.problems.length, task_ids: done.changed.map(({ after }) => after.id), problems: done.problems };
  });

  async function matching(sql: Sql, { client_id: client, due_from: from, due_to: to, ...query }: Filter): Promise<number[]> {
    const clientId = client === undefined ? undefined : await clients.find(sql, client);
    if (clientId === null) return [];
    const zone = from ?? to ? await zoneOf(sql) : '';
    const rows = await tasksStore.list(sql, { ...query, client_id: clientId, due_after: from === undefined ? undefined : dueAfter(from, zone), due_to: to === undefined ? undefined : dueInstant(to, zone) }, { after: null, order: 'plan', limit: MOST_IN_BULK + 1 });
    if (rows.length > MOST_IN_BULK) throw invalidInput([{ path: 'filter', message: `matches more than ${MOST_IN_BULK} tasks; narrow it` }]);
    return rows.map((row) => row.id);
  }
}
