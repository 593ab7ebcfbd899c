import type { Sql } from '../../db/database.port.ts';
import type { CallContext } from '../../kernel/operation.ts';

/** What the calendar room asks of those who know tasks. */
export interface BlockDoor {
  /** Blocks of these tasks were moved or removed by a person: tasks and weeks follow, in the same transaction. */
  follow(sql: Sql, taskIds: readonly number[]): Promise<void>;
  /** Whether a task still has work to do: a block of a finished one is only a record. */
  isOpen(sql: Sql, taskId: number): Promise<boolean>;
  /** Gives a task a place again. */
  reschedule(context: CallContext, taskId: number): Promise<void>;
  cancel(context: CallContext, taskId: number): Promise<void>;
}
