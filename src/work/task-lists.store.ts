import type { Sql } from '../db/database.port.ts';
import { SELECT_TASK, type TaskRow } from './tasks.store.ts';

const OPEN = `status in ('todo', 'scheduled', 'in_progress')`;
const MOST = 500;

export const taskListsStore = {
  /** What matters about a period, leaves only: a task with parts shows in its parts. `clientId` null: everybody's. */
  async around(sql: Sql, { clientId, from, to, now }: { clientId: number | null; from: Date; to: Date; now: Date }): Promise<Record<'due' | 'overdue' | 'waiting' | 'done', TaskRow[]>> {
    const select = (where: string, order: string, values: readonly unknown[]) => sql.rows<TaskRow>(`select ${SELECT_TASK} from tasks where ($1::int is null or client_id = $1)
      and not exists (select 1 from tasks c where c.parent_task_id = tasks.id) and ${where} order by ${order}, id limit ${MOST}`, [clientId, ...values]);
    return {
      due: await select(`${OPEN} and waiting_for is null and due_date > greatest($2::timestamptz, $4::timestamptz) and due_date <= $3`, 'due_date', [from, to, now]),
      overdue: await select(`${OPEN} and due_date <= least($2::timestamptz, $3::timestamptz)`, 'due_date', [to, now]),
      waiting: await select(`${OPEN} and waiting_for is not null`, 'due_date nulls last', []),
      done: await select(`status = 'done' and completed_at >= $2 and completed_at < $3`, 'completed_at', [from, to]),
    };
  },
};

/** What was finished since a moment, the newest first. */
export const finishedSince = (sql: Sql, since: Date, limit: number): Promise<TaskRow[]> => sql.rows<TaskRow>(`select ${SELECT_TASK} from tasks where status = 'done' and completed_at >= $1 order by completed_at desc, id desc limit $2`, [since, limit]);
