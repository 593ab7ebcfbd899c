import type { TaskRow } from '../work/index.ts';

type Owned = Pick<TaskRow, 'title' | 'client_id'>;

/** A task as the words about another may call it: what is written of one client's work names no other client's. */
export function nameFor(reader: Pick<TaskRow, 'client_id'> | undefined, task: Owned | undefined): string {
  if (!task) return 'another task';
  return reader && reader.client_id !== task.client_id ? 'work for somebody else' : `"${task.title}"`;
}
